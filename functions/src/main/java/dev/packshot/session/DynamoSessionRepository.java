package dev.packshot.session;

import dev.packshot.dynamo.RefusedStep;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Update;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.once.NoteItem;
import dev.packshot.once.RepeatableRequest.Note;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;

/** The sessions in the DynamoDB table. */
public final class DynamoSessionRepository implements SessionRepository {
  private static final String SESSION = "session";
  private static final String NOTE = "note";
  private static final String COUNT = "count";

  private final Table table;
  private final IdleLimit idleLimit;

  @Inject
  public DynamoSessionRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
  }

  @Override
  public boolean add(Session session) {
    var item = SessionItem.write(session);
    var written = table.putIfAbsent(item);
    return written.applied() || written.item().equals(item);
  }

  @Override
  public Optional<Note> add(Session session, Note note) {
    var transaction = table.transaction().putIfAbsent(SESSION, SessionItem.write(session));
    var refused = NoteItem.addTo(transaction, NOTE, note).commit();
    if (refused.filter(it -> it.step().equals(SESSION)).isPresent()) {
      throw new IllegalStateException("The new session id " + session.id() + " is taken.");
    }
    return refused.map(it -> NoteItem.read(it.item()));
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return table.get(SessionItem.key(id)).map(it -> SessionItem.read(it, idleLimit));
  }

  @Override
  public Optional<Session> complete(Session session, Instant at) {
    if (session.status() == SessionStatus.COMPLETED) {
      return Optional.of(session);
    }
    var refused =
        end(
            SessionItem.complete(session, at),
            session.organizationId(),
            session.id(),
            SessionStatus.COMPLETED);
    if (refused.isEmpty()) {
      return find(session.id()).map(ended -> ended.completed(at));
    }
    return refused
        .map(RefusedStep::item)
        .filter(it -> !it.isEmpty())
        .map(it -> SessionItem.read(it, idleLimit));
  }

  /** Ends a session and counts it. */
  private Optional<RefusedStep> end(
      Update update, OrganizationId organization, SessionId id, SessionStatus ended) {
    return table
        .transaction()
        .update(SESSION, update)
        .update(COUNT, SessionCountItem.add(organization, ended, id, 1))
        .commit();
  }

  @Override
  public void eachActive(Consumer<SessionIndex.Entry> visitor) {
    for (var range : SessionIndex.all(SessionStatus.ACTIVE)) {
      table.each(range, keys -> visitor.accept(SessionIndex.read(keys)));
    }
  }

  @Override
  public boolean expire(SessionIndex.Entry entry, Instant idleSince) {
    var update = SessionItem.expire(entry, idleSince);
    return end(update, entry.organization(), entry.session(), SessionStatus.EXPIRED).isEmpty();
  }
}
