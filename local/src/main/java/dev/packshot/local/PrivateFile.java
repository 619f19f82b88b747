package dev.packshot.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A small file that only its owner may read. */
record PrivateFile(Path path) {
  /** Returns the content, or an empty result if the file does not exist. */
  Optional<String> read() {
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the content atomically. */
  void write(String text) {
    try {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      var draft =
          Files.createTempFile(
              path.toAbsolutePath().getParent(),
              path.getFileName().toString(),
              ".draft",
              PosixFilePermissions.asFileAttribute(ownerOnly));
      Files.writeString(draft, text);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renames the file atomically, replacing the target. */
  void moveTo(Path target) {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the file if it exists. */
  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
