package dev.packshot.session;

import dev.packshot.id.SessionId;
import dev.packshot.once.RepeatableRequest.Note;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The sessions of all organizations. */
public interface SessionRepository {
  /**
   * Stores a new session in one atomic write. Returns {@code false} without a change if another
   * session has its id. An equal session counts as stored, so that a retry after a lost answer
   * succeeds.
   */
  boolean add(Session session);

  /**
   * Stores a new session and the note of its request in one atomic transaction. Returns the note of
   * an earlier request with the same key, if there is one; nothing has changed then.
   */
  Optional<Note> add(Session session, Note note);

  /** Finds a session without its photos and captures; strongly consistent. */
  Optional<Session> find(SessionId id);

  /**
   * Marks a session as completed and counts it, in one atomic transaction, if it is active. Returns
   * the session as it is then; empty if it does not exist any longer. Repeating it changes nothing.
   */
  Optional<Session> complete(Session session, Instant at);

  /**
   * Visits all sessions that are stored as active; eventually consistent. A session may change
   * while it is visited.
   */
  void eachActive(Consumer<SessionIndex.Entry> visitor);

  /**
   * Marks a session as expired and counts it, in one atomic transaction, if it is active and has
   * not changed after that time. Returns whether it was marked.
   */
  boolean expire(SessionIndex.Entry entry, Instant idleSince);
}
