package dev.packshot.scanner;

import dev.packshot.id.SessionId;
import java.util.Optional;

/** The sessions together with their contents. */
public interface SessionContentsRepository {
  /** Finds a session with its photos; strongly consistent, in one query. */
  Optional<SessionContents> find(SessionId id);
}
