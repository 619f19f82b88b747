package dev.packshot.session;

import dev.packshot.id.SessionId;
import java.util.Optional;

/** The sessions, by id. */
public interface SessionRepository {
  /** Stores a new session; {@code false}, and no change, where its id is there already. */
  boolean add(Session session);

  /** One session without what it holds; strongly consistent. */
  Optional<Session> find(SessionId id);

  /** One session with all that it holds; strongly consistent, in one query. */
  Optional<SessionDetail> findDetail(SessionId id);
}
