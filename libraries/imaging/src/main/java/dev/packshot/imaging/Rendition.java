package dev.packshot.imaging;

import java.util.Objects;

/** A file made from a picture to be shown: JPEG, or PNG if any of it is transparent. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Rendition(int width, int height, ImageFormat format, byte[] bytes) {
  public Rendition {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(bytes, "bytes");
  }
}
