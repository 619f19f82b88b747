package dev.packshot.acceptance;

import dev.packshot.devkit.picture.CameraPhoto;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** The photos that the tests upload. */
final class TestPhotos {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final CameraPhoto CAMERA =
      CameraPhoto.twelveMegapixels().withSize(WIDTH, HEIGHT).withQuality(0.8f);
  private static final byte[] SMALL = CAMERA.jpeg();

  private TestPhotos() {}

  /** Returns a unique JPEG in the format of a camera. */
  static byte[] small() {
    return withUniqueComment(SMALL);
  }

  /** Returns a unique JPEG with an orientation by which viewers rotate it. */
  static byte[] rotated() {
    return withUniqueComment(CAMERA.withOrientation(6).jpeg());
  }

  /** Returns the first half of a JPEG. */
  static byte[] truncated() {
    var whole = small();
    return Arrays.copyOf(whole, whole.length / 2);
  }

  static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Inserts a comment segment with a unique number after the start of the image. */
  private static byte[] withUniqueComment(byte[] jpeg) {
    int number = NUMBER.incrementAndGet();
    var file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 6});
    for (int shift = 24; shift >= 0; shift -= 8) {
      file.write(number >>> shift);
    }
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }
}
