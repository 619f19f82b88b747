package dev.packshot.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of a capture, which is one barcode or picture scanned in a session. Its text is a
 * shortuuid.
 */
public record CaptureId(UUID value) {

  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<CaptureId> parse(String text) {
    return ShortUuid.parse(text).map(CaptureId::new);
  }

  /** Returns the time at which the capture was made. */
  public Instant madeAt() {
    return Uuid7.time(value);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
