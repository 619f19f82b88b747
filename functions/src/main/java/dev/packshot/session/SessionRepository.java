package dev.packshot.session;

import dev.packshot.id.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The sessions, by id. */
public interface SessionRepository {
  /**
   * Stores a new session; {@code false}, and no change, where its id is another's already. The very
   * same session is its own: the answer of a first attempt was lost, and it was tried again.
   */
  boolean add(Session session);

  /** One session without what it holds; strongly consistent. */
  Optional<Session> find(SessionId id);

  /**
   * Goes through all sessions that are stored as active. What it tells is late by a moment, and a
   * session may change while it is looked at.
   */
  void eachActive(Consumer<SessionIndex.Entry> visitor);

  /** Marks a session as expired if it has gone idle since that time; atomic. */
  boolean expire(SessionIndex.Entry entry, Instant idleSince);
}
