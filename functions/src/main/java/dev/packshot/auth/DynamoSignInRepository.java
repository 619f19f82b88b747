package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.id.UserId;
import dev.packshot.identity.Caller;
import dev.packshot.identity.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;

/** The repository of users who sign in, in the table. */
public final class DynamoSignInRepository implements SignInRepository {
  private final Table table;

  @Inject
  public DynamoSignInRepository(Table table) {
    this.table = table;
  }

  @Override
  public KeyUse use(UserId user, Instant at) {
    var written = table.update(SignInItem.countRequest(user, at));
    return written.applied()
        ? admitted(user, Caller.Scope.TOKEN, written, at)
        : new KeyUse.Limited(SignInItem.usage(written.item(), at));
  }

  @Override
  public KeyUse use(BrowserCookie cookie, Instant at) {
    var written = table.update(SignInItem.countRequest(cookie, at));
    if (written.applied()) {
      return admitted(cookie.user(), Caller.Scope.COOKIE, written, at);
    }
    var session = SignInItem.sessions(written.item()).get(cookie.hash());
    if (session == null) {
      return new KeyUse.Refused("The browser session is unknown or has been ended.");
    }
    return session.hasExpired(at)
        ? new KeyUse.Refused("The browser session has expired; sign in again.")
        : new KeyUse.Limited(SignInItem.usage(written.item(), at));
  }

  private KeyUse admitted(UserId user, Caller.Scope scope, WriteResult written, Instant at) {
    var stale = RequestWindowsItem.toRemove(written.item(), at);
    if (!stale.isEmpty()) {
      table.update(SignInItem.removeWindows(user, stale));
    }
    return new KeyUse.Admitted(
        new Principal.User(user, MembershipsItem.read(written.item())),
        scope,
        SignInItem.usage(written.item(), at));
  }

  @Override
  public void open(BrowserCookie cookie, Instant at) {
    var stored = table.get(UserItem.key(cookie.user())).map(SignInItem::sessions).orElse(Map.of());
    table.update(SignInItem.addSession(cookie, superfluous(stored, at), at));
  }

  /** Returns the hashes of sessions that have ended or are too many, with one more to come. */
  private static List<String> superfluous(Map<String, BrowserSession> sessions, Instant at) {
    var byUse =
        Comparator.comparing(
            (Map.Entry<String, BrowserSession> entry) ->
                entry.getValue().hasExpired(at) ? Instant.MIN : entry.getValue().usedAt());
    long ended = sessions.values().stream().filter(session -> session.hasExpired(at)).count();
    long removed = Math.max(ended, sessions.size() + 1L - MAX_SESSIONS);
    return sessions.entrySet().stream()
        .sorted(byUse)
        .limit(Math.max(0, removed))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void end(BrowserCookie cookie) {
    table.update(SignInItem.removeSession(cookie));
  }

  @Override
  public void endAll(UserId user) {
    table.update(SignInItem.removeSessions(user));
  }
}
