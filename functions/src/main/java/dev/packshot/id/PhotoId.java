package dev.packshot.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a photo of a session. Its text is a shortuuid. */
public record PhotoId(UUID value) {

  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<PhotoId> parse(String text) {
    return ShortUuid.parse(text).map(PhotoId::new);
  }

  /** Returns the time at which the form of the photo was issued. */
  public Instant madeAt() {
    return Uuid7.time(value);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
