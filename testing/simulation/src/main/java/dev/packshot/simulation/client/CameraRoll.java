package dev.packshot.simulation.client;

import dev.packshot.simulation.time.Chance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** The files that clients send: a few different pictures, and some that are none. */
public final class CameraRoll {
  private static final int PICTURES = 5;
  private static final double BAD = 0.2;
  private static final List<byte[]> GOOD =
      IntStream.range(0, PICTURES).mapToObj(CameraRoll::picture).toList();
  private static final List<byte[]> NOT_PICTURES =
      List.of(
          "not a picture".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(GOOD.get(0), GOOD.get(0).length / 2));

  private CameraRoll() {}

  /** Returns whether a file is one of the pictures. */
  public static boolean isPicture(byte[] file) {
    return GOOD.stream().anyMatch(picture -> Arrays.equals(picture, file));
  }

  /** Returns a picture; the same one for the same number. */
  public static byte[] pictureOf(int number) {
    return GOOD.get(number).clone();
  }

  /** Returns a picture. */
  static byte[] picture(Chance chance) {
    return chance.oneOf(GOOD);
  }

  /** Returns a picture or, sometimes, another file. */
  static byte[] file(Chance chance) {
    return chance.happens(BAD) ? chance.oneOf(NOT_PICTURES) : chance.oneOf(GOOD);
  }

  private static byte[] picture(int number) {
    var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(number % 3, number / 3 % 2, 0x10_20_30 * (number + 1));
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
