package dev.packshot.local.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.devkit.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A small file that only its owner may read. */
public record PrivateFile(Path path) {
  private static final String DRAFT = ".draft";

  /** Deletes the drafts that a killed process or a full disk has left in a folder. */
  public static void deleteDrafts(Path folder) {
    try (var drafts = Files.newDirectoryStream(folder, "*" + DRAFT)) {
      for (var draft : drafts) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the content, or an empty result if the file does not exist. Bytes that are not UTF-8
   * are replaced.
   */
  public Optional<String> read() {
    try {
      return Files.exists(path)
          ? Optional.of(new String(Files.readAllBytes(path), UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces the content atomically. The file is complete on the disk before it gets its name, so
   * neither a kill -9 nor a power cut leaves a part of it.
   */
  public void write(String text) {
    try {
      var folder = path.toAbsolutePath().getParent();
      var name = path.getFileName().toString();
      var draft = Files.createTempFile(folder, name, DRAFT, OwnerOnly.ofNewFile(folder));
      try {
        writeToDisk(draft, text);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renames the file atomically, replacing the target. */
  public void moveTo(Path target) {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the file if it exists. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeToDisk(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
