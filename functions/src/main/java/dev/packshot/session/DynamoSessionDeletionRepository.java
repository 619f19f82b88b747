package dev.packshot.session;

import dev.packshot.dynamo.Table;
import dev.packshot.id.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.inject.Inject;

/** The deletions of sessions in the DynamoDB table. */
public final class DynamoSessionDeletionRepository implements SessionDeletionRepository {
  private static final String SESSION = "session";
  private static final String DELETION = "deletion";
  private static final String COUNT = "count";

  private final Table table;
  private final IdleLimit idleLimit;

  @Inject
  public DynamoSessionDeletionRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
  }

  @Override
  public Optional<SessionDeletion> delete(Session session, Instant at) {
    var present = new AtomicReference<>(session);
    return table.retry().untilPresent(() -> attempt(present, at));
  }

  /** Deletes a session as it was read; empty if its status has changed, which is read then. */
  private Optional<Optional<SessionDeletion>> attempt(
      AtomicReference<Session> present, Instant at) {
    var session = present.get();
    var deletion = new SessionDeletion(session.id(), session.organizationId(), at);
    var transaction =
        table
            .transaction()
            .deleteIf(SESSION, SessionItem.requireStatus(session))
            .put(DELETION, SessionDeletionItem.write(deletion));
    if (session.status() != SessionStatus.ACTIVE) {
      transaction.update(
          COUNT,
          SessionCountItem.add(session.organizationId(), session.status(), session.id(), -1));
    }
    var refused = transaction.commit();
    if (refused.isEmpty()) {
      return Optional.of(Optional.of(deletion));
    }
    if (refused.get().item().isEmpty()) {
      return Optional.of(find(session.id()));
    }
    present.set(SessionItem.read(refused.get().item(), idleLimit));
    return Optional.empty();
  }

  @Override
  public Optional<SessionDeletion> find(SessionId session) {
    return table.get(SessionDeletionItem.key(session)).map(SessionDeletionItem::read);
  }

  @Override
  public void each(Consumer<SessionDeletion> visitor) {
    table.queryAll(SessionDeletionItem.PARTITION).all().stream()
        .map(SessionDeletionItem::read)
        .forEach(visitor);
  }

  @Override
  public void end(SessionDeletion deletion) {
    table.delete(SessionDeletionItem.key(deletion.session()));
  }
}
