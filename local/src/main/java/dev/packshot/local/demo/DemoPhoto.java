package dev.packshot.local.demo;

import dev.packshot.devkit.picture.CameraPhoto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The photo that goes round. */
final class DemoPhoto {
  private final String name;
  private final byte[] bytes;

  private DemoPhoto(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** As a phone's camera writes it, made up. */
  static DemoPhoto ofCamera() {
    return new DemoPhoto("photo.jpg", CameraPhoto.twelveMegapixels().jpeg());
  }

  static DemoPhoto read(Path file) {
    try {
      return new DemoPhoto(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DemoFailed("cannot read PHOTO=" + file + " (" + e + ").");
    }
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Width and height as this JVM reads them; nothing where it does not know the format. */
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
