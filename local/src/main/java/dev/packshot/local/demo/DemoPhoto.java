package dev.packshot.local.demo;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.id.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The photo that the demo uploads. */
final class DemoPhoto {
  private final String name;
  private final byte[] bytes;

  private DemoPhoto(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** Returns a generated photo in the format of a phone's camera. */
  static DemoPhoto generate() {
    return new DemoPhoto("photo.jpg", CameraPhoto.twelveMegapixels().jpeg());
  }

  static DemoPhoto read(Path file) {
    try {
      return new DemoPhoto(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DemoException("cannot read PHOTO=" + file + " (" + e + ").");
    }
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  String sha256() {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }

  /** Returns width and height, or an empty result if this JVM cannot read the format. */
  Optional<Pixels> pixels() {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return Optional.of(new Pixels(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException notAnImage) {
      return Optional.empty();
    }
  }

  record Pixels(int width, int height) {
    @Override
    public String toString() {
      return width + " x " + height + " pixels";
    }
  }
}
