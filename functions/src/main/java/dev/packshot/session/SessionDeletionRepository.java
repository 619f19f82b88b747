package dev.packshot.session;

import dev.packshot.id.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The deletions of sessions of which something may still be stored. */
public interface SessionDeletionRepository {
  /**
   * Deletes a session in one atomic transaction: its own item is removed, it is no longer counted,
   * and the deletion is recorded. What belongs to it is left to the hourly job. Returns the
   * deletion, also if the session was deleted before; empty if nothing is left of that one.
   */
  Optional<SessionDeletion> delete(Session session, Instant at);

  /** Finds a deletion that has not ended; strongly consistent. */
  Optional<SessionDeletion> find(SessionId session);

  /** Visits the deletions that have not ended; strongly consistent. */
  void each(Consumer<SessionDeletion> visitor);

  /** Removes the record of a deletion, in one write. */
  void end(SessionDeletion deletion);
}
