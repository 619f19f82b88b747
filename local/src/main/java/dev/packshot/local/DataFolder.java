package dev.packshot.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.packshot.devkit.OwnerOnly;
import dev.packshot.local.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** The folder that holds all data of a local run, locked by this process until it is closed. */
final class DataFolder implements AutoCloseable {
  private static final String REMEDY = "; choose another folder with DATA=.";

  /** The first bytes of a database (sqlite.org/fileformat.html). */
  private static final String SQLITE = "SQLite format 3\0";

  private static final int MAX_DEPTH = 64;
  private static final int PROBE_BYTES = 65_536;

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Creates the folder if it is missing, locks it, and keeps other users of the machine out of it
   * and of everything in it.
   *
   * @throws StartupException if the folder is not writable, is in use by another run or does not
   *     support extended attributes
   */
  static DataFolder open(Path root) {
    try {
      Files.createDirectories(root.resolve("s3"));
      Files.delete(Files.createTempFile(root, "probe", ""));
    } catch (IOException e) {
      throw new StartupException("cannot write to " + root + " (" + e + ")" + REMEDY);
    }
    requireAttributes(root.resolve("s3"));
    var data = new DataFolder(root, lock(root));
    data.restrict();
    PrivateFile.deleteDrafts(root);
    return data;
  }

  Path root() {
    return root;
  }

  Path database() {
    return root.resolve("dynamodb.db");
  }

  Path objects() {
    return root.resolve("s3");
  }

  Path objectsSecret() {
    return root.resolve("s3-secret");
  }

  Path queue() {
    return queue(root);
  }

  Path deadLetters() {
    return deadLetters(root);
  }

  /** Returns the folder of the queue in a data folder, which need not be open. */
  static Path queue(Path root) {
    return root.resolve("queue");
  }

  /** Returns the folder of dead letters in a data folder, which need not be open. */
  static Path deadLetters(Path root) {
    return root.resolve("dead-letters");
  }

  /** The certificate authority of the local network, with its key. */
  PrivateFile lanAuthority() {
    return new PrivateFile(root.resolve("lan-authority.pem"));
  }

  Path demoEnv() {
    return root.resolve("demo.env");
  }

  /** The file with the id of the demo organization, in case {@link #demoEnv} gets lost. */
  PrivateFile organization() {
    return new PrivateFile(root.resolve("organization"));
  }

  /** Returns whether an earlier run has stored anything. */
  boolean hasContents() {
    return !isDatabaseEmpty() || hasObjects();
  }

  /** Returns whether the database has no content yet, or no longer. */
  boolean isDatabaseEmpty() {
    try {
      return !Files.exists(database()) || Files.size(database()) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the database has content that is not SQLite's. */
  boolean isDatabaseDamaged() {
    try (var in = Files.newInputStream(database())) {
      var start = in.readNBytes(SQLITE.length());
      return start.length > 0 && !new String(start, ISO_8859_1).equals(SQLITE);
    } catch (NoSuchFileException none) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether there is any object, of any bucket. */
  boolean hasObjects() {
    try (var files = Files.find(objects(), MAX_DEPTH, (path, file) -> file.isRegularFile())) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file to the disk and deletes it. Throws if the disk is full or not writable. */
  void requireSpace() throws IOException {
    var probe = Files.createTempFile(root, "probe", "");
    try (var channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[PROBE_BYTES]));
      channel.force(true);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restricts the folder first. Folders of earlier versions have open files in them. */
  private void restrict() {
    try {
      OwnerOnly.restrictFolder(root);
      if (OwnerOnly.isOpenToOthers(objects())) {
        OwnerOnly.restrictTree(root.toRealPath());
      }
    } catch (IOException e) {
      close();
      throw new StartupException("cannot set the permissions of " + root + " (" + e + ")" + REMEDY);
    }
  }

  /** Requires extended attributes: s3proxy stores types, checksums and metadata in them. */
  private static void requireAttributes(Path folder) {
    var view = Files.getFileAttributeView(folder, UserDefinedFileAttributeView.class);
    try {
      if (view == null) {
        throw new IOException("not supported");
      }
      view.write("packshot.probe", ByteBuffer.wrap(new byte[] {1}));
      view.delete("packshot.probe");
    } catch (IOException | UnsupportedOperationException e) {
      throw new StartupException(
          "the file system of "
              + folder
              + " does not support extended attributes (user.*)"
              + REMEDY);
    }
  }

  private static FileChannel lock(Path root) {
    try {
      var channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new StartupException("another Packshot is using " + root + REMEDY);
      }
      return channel;
    } catch (IOException e) {
      throw new StartupException("cannot lock " + root + " (" + e + ")" + REMEDY);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException lockedByThisProcess) {
      return false;
    }
  }
}
