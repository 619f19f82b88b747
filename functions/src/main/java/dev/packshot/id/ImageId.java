package dev.packshot.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of one image of a product; its text is a shortuuid. */
public record ImageId(UUID value) {
  private static final int VERSION_BITS = 16;

  /** Reads a shortuuid or the canonical UUID form. */
  public static Optional<ImageId> parse(String text) {
    return ShortUuid.parse(text).map(ImageId::new);
  }

  /** When it was made, as its UUIDv7 tells. */
  public Instant madeAt() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> VERSION_BITS);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
