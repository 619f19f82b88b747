package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraPhotoTest {
  private static final CameraPhoto PHOTO = new CameraPhoto(320, 240, 1, 0.9f);

  /** The offset of the TIFF block, after SOI, marker, length and {@code Exif\0\0}. */
  private static final int TIFF_AT = 2 + 4 + 6;

  private static final int ORIENTATION_TAG = 0x0112;

  @Test
  void isReproducibleFromItsParameters() {
    assertThat(PHOTO.jpeg()).isEqualTo(PHOTO.jpeg());
    assertThat(PHOTO.jpeg()).isNotEqualTo(PHOTO.withQuality(0.8f).jpeg());
  }

  @Test
  void isAsLargeAsARealPhoto() {
    assertThat(CameraPhoto.twelveMegapixels().jpeg().length).isBetween(2 << 20, 6 << 20);
  }

  @Test
  void containsMakeTimePlaceAndAThumbnail() throws Exception {
    var file = PHOTO.jpeg();
    var text = new String(file, ISO_8859_1);

    assertThat(text.substring(6, 14)).isEqualTo("Exif\0\0MM");
    assertThat(text).contains("Devkit Phone 12\0", "2026:11:21 12:00:00\0");
    int thumbnail = text.indexOf("\u00ff\u00d8\u00ff", 2);
    var embedded = Arrays.copyOfRange(file, thumbnail, file.length);
    assertThat(Samples.verdict(embedded, ImageFormat.JPEG))
        .isEqualTo(new Verdict.Valid(new ImageFacts(ImageFormat.JPEG, 160, 120)));
  }

  /** Maps the corners of the encoded pixels to those of the scene (TIFF 6.0, tag 274). */
  @ParameterizedTest
  @CsvSource({
    "1, red green blue yellow",
    "2, green red yellow blue",
    "3, yellow blue green red",
    "4, blue yellow red green",
    "5, red blue green yellow",
    "6, green yellow red blue",
    "7, yellow green blue red",
    "8, blue red yellow green",
  })
  void isEncodedInItsOrientation(int orientation, String corners) throws Exception {
    var file = PHOTO.withOrientation(orientation).jpeg();

    assertThat(orientationOf(file)).isEqualTo(orientation);
    assertThat(String.join(" ", corners(decode(file)))).isEqualTo(corners);
  }

  private static int orientationOf(byte[] file) {
    var tiff = ByteBuffer.wrap(file, TIFF_AT, 2000).slice();
    int directory = tiff.getInt(4);
    for (int field = 0; field < tiff.getShort(directory); field++) {
      int at = directory + 2 + 12 * field;
      if (tiff.getShort(at) == ORIENTATION_TAG) {
        return tiff.getShort(at + 8);
      }
    }
    return 0;
  }

  private static BufferedImage decode(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  /** Returns the colours at the top left, top right, bottom left and bottom right. */
  private static List<String> corners(BufferedImage picture) {
    int right = picture.getWidth() - 5;
    int bottom = picture.getHeight() - 5;
    return List.of(
        colour(picture.getRGB(5, 5)),
        colour(picture.getRGB(right, 5)),
        colour(picture.getRGB(5, bottom)),
        colour(picture.getRGB(right, bottom)));
  }

  private static String colour(int rgb) {
    var colour = new Color(rgb);
    boolean red = colour.getRed() > 127;
    boolean green = colour.getGreen() > 127;
    return red && green ? "yellow" : red ? "red" : green ? "green" : "blue";
  }
}
