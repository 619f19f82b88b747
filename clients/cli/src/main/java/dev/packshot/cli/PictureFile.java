package dev.packshot.cli;

import dev.packshot.id.Sha256;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.PhotoKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A picture that is about to be uploaded.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 */
record PictureFile(Path path, long size, String sha256) {
  private static final int MAX_CLIENT_ID = 64;

  /** Returns the pictures in a folder, by name; other files and folders are left out. */
  static List<Path> in(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(PictureFile::isPicture).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.usage("Cannot read the folder " + folder + ".");
    }
  }

  static PictureFile read(Path path) {
    try {
      var digest = Sha256.digest();
      try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return new PictureFile(path, Files.size(path), HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  /** Returns the name under which the file is promised; the hash if its own name is too long. */
  String clientId() {
    return name().length() <= MAX_CLIENT_ID ? name() : sha256;
  }

  String contentType() {
    return PhotoKey.extensionOf(name())
        .flatMap(ImageFormat::ofExtension)
        .map(ImageFormat::contentType)
        .orElse("application/octet-stream");
  }

  private static boolean isPicture(Path path) {
    var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(path)
        && !name.startsWith(".")
        && (PhotoKey.extensionOf(name).isPresent() || name.endsWith(".svg"));
  }
}
