package dev.packshot.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of an image of a product. Its text is a shortuuid. */
public record ImageId(UUID value) {
  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<ImageId> parse(String text) {
    return ShortUuid.parse(text).map(ImageId::new);
  }

  /** Returns the time at which the image was added. */
  public Instant madeAt() {
    return Uuid7.time(value);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
