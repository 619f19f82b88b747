package dev.packshot.acceptance;

import dev.packshot.devkit.picture.CameraPhoto;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Files to upload. */
final class Pictures {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final CameraPhoto CAMERA =
      CameraPhoto.twelveMegapixels().withSize(WIDTH, HEIGHT).withQuality(0.8f);
  private static final byte[] SMALL = CAMERA.jpeg();

  private Pictures() {}

  /** A JPEG as a camera writes it, with bytes that no other file has. */
  static byte[] small() {
    return commented(SMALL);
  }

  /** One that a viewer turns; its pixels lie as they were recorded. */
  static byte[] turned() {
    return commented(CAMERA.withOrientation(6).jpeg());
  }

  /** One whose second half never arrived. */
  static byte[] cutOff() {
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

  /** With a comment segment of four bytes behind the start of the image. */
  private static byte[] commented(byte[] jpeg) {
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
