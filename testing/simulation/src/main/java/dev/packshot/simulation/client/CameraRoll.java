package dev.packshot.simulation.client;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.oned.EAN13Writer;
import dev.packshot.id.Sha256;
import dev.packshot.simulation.time.Chance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The files that clients send: a few different pictures, two of codes, and some that are none. */
public final class CameraRoll {
  private static final int PICTURES = 5;
  private static final double BAD = 0.2;
  private static final int CODE_WIDTH = 240;
  private static final int CODE_HEIGHT = 40;
  private static final List<byte[]> GOOD =
      IntStream.range(0, PICTURES).mapToObj(CameraRoll::picture).toList();
  private static final List<byte[]> CODES =
      Stream.of("4006381333931", "0012345600012").map(CameraRoll::codePicture).toList();
  private static final List<byte[]> NOT_PICTURES =
      List.of(
          "not a picture".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(GOOD.get(0), GOOD.get(0).length / 2));

  private CameraRoll() {}

  /** Returns whether a file is one of the pictures. */
  public static boolean isPicture(byte[] file) {
    return Stream.of(GOOD, CODES)
        .flatMap(List::stream)
        .anyMatch(picture -> Arrays.equals(picture, file));
  }

  /** Returns the SHA-256 of the pictures of codes in lower-case hex. */
  public static Set<String> hashesOfCodes() {
    return CODES.stream()
        .map(file -> HexFormat.of().formatHex(Sha256.digest().digest(file)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns a picture; the same one for the same number. */
  public static byte[] pictureOf(int number) {
    return GOOD.get(number).clone();
  }

  /** Returns a picture. */
  static byte[] picture(Chance chance) {
    return chance.oneOf(GOOD);
  }

  /** Returns a picture of a code. */
  static byte[] code(Chance chance) {
    return chance.oneOf(CODES);
  }

  /** Returns a picture or, sometimes, another file. */
  static byte[] file(Chance chance) {
    return chance.happens(BAD) ? chance.oneOf(NOT_PICTURES) : chance.oneOf(GOOD);
  }

  private static byte[] picture(int number) {
    var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(number % 3, number / 3 % 2, 0x10_20_30 * (number + 1));
    return png(image);
  }

  private static byte[] codePicture(String digits) {
    var bars = new EAN13Writer().encode(digits, BarcodeFormat.EAN_13, CODE_WIDTH, CODE_HEIGHT);
    var image = new BufferedImage(bars.getWidth(), CODE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < bars.getWidth(); x++) {
      for (int y = 0; y < CODE_HEIGHT; y++) {
        image.setRGB(x, y, bars.get(x, y) ? 0 : 0xFF_FF_FF);
      }
    }
    return png(image);
  }

  private static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
