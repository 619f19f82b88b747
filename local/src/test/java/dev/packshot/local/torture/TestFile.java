package dev.packshot.local.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** A file with a verdict that is known beforehand. No two files are equal. */
final class TestFile {
  private static final int SIDE = 24;
  private static final int COLOURS = 1 << 24;

  private final byte[] bytes;
  private final String verdict;

  private TestFile(byte[] bytes, String verdict) {
    this.bytes = bytes;
    this.verdict = verdict;
  }

  /** Returns a picture, or one time in five a text. */
  static TestFile random(Random random) {
    return random.nextInt(5) == 0
        ? new TestFile(("not a picture " + random.nextLong()).getBytes(UTF_8), "rejected")
        : picture(random);
  }

  static TestFile picture(Random random) {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt(COLOURS));
    }
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new TestFile(png.toByteArray(), "ready");
  }

  boolean isPicture() {
    return verdict.equals("ready");
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns the status that the photo must get. */
  String verdict() {
    return verdict;
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
