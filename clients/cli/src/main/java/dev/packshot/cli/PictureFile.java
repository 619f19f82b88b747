package dev.packshot.cli;

import dev.packshot.id.Sha256;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.PhotoKey;
import dev.packshot.store.UploadTerms;
import java.io.IOException;
import java.io.OutputStream;
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
 * @param fault why it cannot be uploaded; empty if it can
 */
record PictureFile(Path path, long size, String sha256, String fault) {
  private static final int MAX_CLIENT_ID = 64;

  /** Returns the pictures in a folder, by name; other files and folders are left out. */
  static List<Path> in(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(PictureFile::isPicture).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.usage("Cannot read the folder " + folder + ".");
    }
  }

  /** Reads a file and computes its hash. One that cannot be read has a fault. */
  static PictureFile read(Path path) {
    try {
      var digest = Sha256.digest();
      try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      long size = Files.size(path);
      return new PictureFile(path, size, HexFormat.of().formatHex(digest.digest()), fault(size));
    } catch (IOException unreadable) {
      return new PictureFile(path, 0, "", "The file cannot be read: " + unreadable);
    }
  }

  private static String fault(long size) {
    if (size == 0) {
      return "The file is empty.";
    }
    return size > UploadTerms.MAX_BYTES
        ? String.format(
            Locale.ROOT, "The file has %,d bytes; the maximum is %,d.", size, UploadTerms.MAX_BYTES)
        : "";
  }

  String name() {
    return path.getFileName().toString();
  }

  /** Returns the name under which the file is promised; its name's hash if that is too long. */
  String clientId() {
    return name().length() <= MAX_CLIENT_ID ? name() : Sha256.hex(name());
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
