package dev.packshot.imaging;

import java.util.Objects;

/** A picture made from another, to be shown: JPEG, or PNG where something shows through. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Rendition(int width, int height, ImageFormat format, byte[] bytes) {
  public Rendition {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(bytes, "bytes");
  }
}
