package dev.packshot.imaging.code;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A photo of zxing's own set ({@code core/src/test/resources/blackbox}), which has a folder for
 * each group, and beside each photo a text file with what the code says.
 */
record BlackBox(Path photo) {
  /** The groups of formats that are read here. */
  private static final String GROUPS =
      "(ean13|ean8|upca|upce|upcean-extension|code128|itf|rss14|rssexpanded|qrcode|datamatrix"
          + "|falsepositives)(-\\d+)?";

  static List<BlackBox> all(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(png|jpg|jpeg|gif)"))
          .filter(file -> file.getParent().getFileName().toString().matches(GROUPS))
          .sorted()
          .map(BlackBox::new)
          .toList();
    }
  }

  String group() {
    return photo.getParent().getFileName().toString().replaceFirst("-\\d+$", "");
  }

  boolean isRetail() {
    return group().startsWith("ean") || group().startsWith("upc");
  }

  GreyPicture picture() throws IOException {
    var image = ImageIO.read(photo.toFile());
    var size = new Size(image.getWidth(), image.getHeight());
    var argb = image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
    return GreyPicture.of(new Bitmap(size, argb));
  }

  /** Returns whether a text is the one of the photo, as the same number or the same elements. */
  boolean isShownBy(String text) throws IOException {
    return normal(text).equals(normal(expected()));
  }

  private String expected() throws IOException {
    var stem = photo.toString().replaceFirst("\\.[^.]*$", "");
    var text = Path.of(stem + ".txt");
    return Files.exists(text)
        ? Files.readString(text)
        : Files.readString(Path.of(stem + ".bin"), StandardCharsets.ISO_8859_1);
  }

  private String normal(String text) {
    var plain = text.replaceAll("[()\u001d]", "").replace("\r\n", "\n").strip();
    return switch (group()) {
      case "ean13", "ean8", "upca", "upcean-extension" -> plain.replaceFirst("^0+", "");
      case "rss14" -> plain.replaceFirst("^01(?=\\d{14}$)", "");
      default -> plain;
    };
  }
}
