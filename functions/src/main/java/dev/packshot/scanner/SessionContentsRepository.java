package dev.packshot.scanner;

import dev.packshot.id.SessionId;
import java.util.Optional;

/** The read model of sessions together with everything that belongs to them. */
public interface SessionContentsRepository {
  /** Finds a session with its photos; strongly consistent, in one query. */
  Optional<SessionContents> find(SessionId id);
}
