package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of one scan session; its text is a shortuuid. */
public record SessionId(UUID value) {

  /** Reads a shortuuid or the canonical UUID form. */
  public static Optional<SessionId> parse(String text) {
    return ShortUuid.parse(text).map(SessionId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
