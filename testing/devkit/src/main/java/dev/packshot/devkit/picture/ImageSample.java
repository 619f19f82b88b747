package dev.packshot.devkit.picture;

import java.util.function.Supplier;

/**
 * A file for tests of decoders: a name, the announced content type, the size in pixels (0 x 0 if
 * the file is to be refused), and the source of its bytes.
 */
public record ImageSample(
    String name, String contentType, int width, int height, Supplier<byte[]> source) {
  static ImageSample hostile(String name, String contentType, Supplier<byte[]> source) {
    return new ImageSample(name, contentType, 0, 0, source);
  }

  /** Returns the file, generated at each call. */
  public byte[] bytes() {
    return source.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
