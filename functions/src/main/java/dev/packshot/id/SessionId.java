package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of a scan session. Its text is a shortuuid. */
public record SessionId(UUID value) {

  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<SessionId> parse(String text) {
    return ShortUuid.parse(text).map(SessionId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
