package dev.packshot.devkit.picture;

import java.util.function.Supplier;

/**
 * A file to try a decoder on: what it shows, the type it is announced as, the size in pixels that
 * an honest answer gives (0 x 0 where the file deserves none), and how its bytes are made.
 */
public record ImageSample(
    String name, String contentType, int width, int height, Supplier<byte[]> maker) {
  static ImageSample hostile(String name, String contentType, Supplier<byte[]> maker) {
    return new ImageSample(name, contentType, 0, 0, maker);
  }

  /** The file, made anew at each call. */
  public byte[] bytes() {
    return maker.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
