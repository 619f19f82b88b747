package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of one capture: one barcode or picture scanned in a session; its text is a shortuuid. */
public record CaptureId(UUID value) {

  /** Reads a shortuuid or the canonical UUID form. */
  public static Optional<CaptureId> parse(String text) {
    return ShortUuid.parse(text).map(CaptureId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
