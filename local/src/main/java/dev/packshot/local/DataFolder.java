package dev.packshot.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** The folder that holds all data of a local run, locked by this process until it is closed. */
final class DataFolder implements AutoCloseable {
  private static final String REMEDY = "; choose another folder with DATA=.";

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Creates the folder if it is missing and locks it.
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
    return new DataFolder(root, lock(root));
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
    return root.resolve("queue");
  }

  Path deadLetters() {
    return root.resolve("dead-letters");
  }

  Path demoEnv() {
    return root.resolve("demo.env");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
