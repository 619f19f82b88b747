package dev.packshot.scanner;

import dev.packshot.id.SessionId;
import java.util.Optional;
import java.util.function.Supplier;

/** The sessions together with their contents. */
public interface SessionContentsRepository {
  /**
   * Finds a session with its captures and photos; strongly consistent, in one query. At most 1 MB
   * is read at once, and the rest when the contents are asked for.
   */
  Supplier<Optional<SessionContents>> find(SessionId id);
}
