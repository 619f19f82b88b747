package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import java.util.UUID;

/**
 * The versions of the objects of a folder of buckets. Each version is a file in a second bucket,
 * under the key of the object. The current one has a hard link where the object is, so it takes no
 * more space, and reading, listing and tagging it need not know of versions. The version is in an
 * attribute of the file.
 */
public record ObjectVersions(Path folder) {
  /** The suffix of the buckets of versions. */
  static final String SUFFIX = "-versions";

  private static final String ATTRIBUTE = "packshot.version";
  private static final int ATTEMPTS = 20;

  /** Returns an id that no version has. */
  static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Returns the bucket with the versions of the objects of a bucket. */
  public static String bucket(String bucket) {
    return bucket + SUFFIX;
  }

  /** Returns the key of a version in its bucket. */
  static String key(String key, String version) {
    return key + "/" + version;
  }

  /** Returns the version of the current object; empty if there is none, or one without versions. */
  Optional<String> current(String bucket, String key) {
    var file = file(bucket, key);
    try {
      var attributes = attributes(file);
      if (!Files.isRegularFile(file) || !attributes.list().contains(ATTRIBUTE)) {
        return Optional.empty();
      }
      var version = ByteBuffer.allocate(attributes.size(ATTRIBUTE));
      attributes.read(ATTRIBUTE, version);
      return Optional.of(new String(version.array(), UTF_8));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a stored version the current one, atomically. */
  void publish(String bucket, String key, String version) {
    var stored = file(bucket(bucket), key(key, version));
    var object = file(bucket, key);
    var link = object.resolveSibling(object.getFileName() + "-" + UUID.randomUUID());
    try {
      attributes(stored).write(ATTRIBUTE, ByteBuffer.wrap(version.getBytes(UTF_8)));
      link(stored, link);
      Files.move(link, object, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links a file in a folder that may be deleted meanwhile, together with its last object. */
  private static void link(Path stored, Path link) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.createDirectories(link.getParent());
        Files.createLink(link, stored);
        return;
      } catch (NoSuchFileException deleted) {
        if (attempt == ATTEMPTS) {
          throw deleted;
        }
      }
    }
  }

  /** Deletes all versions of an object. */
  void delete(String bucket, String key) {
    var versions = file(bucket(bucket), key);
    if (!Files.isDirectory(versions)) {
      return;
    }
    try (var files = Files.newDirectoryStream(versions, Files::isRegularFile)) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file of an object. s3proxy has checked that it is in its bucket. */
  private Path file(String bucket, String key) {
    return folder.resolve(bucket).resolve(key);
  }

  private static UserDefinedFileAttributeView attributes(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }
}
