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

/** The folder that holds all data of a local run, while this process alone has it. */
final class DataFolder implements AutoCloseable {
  private static final String ELSEWHERE = "; choose another folder with DATA=.";

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Makes the folder where it is missing, and sees that all which is needed works in it. */
  static DataFolder open(Path root) {
    try {
      Files.createDirectories(root.resolve("s3"));
      Files.delete(Files.createTempFile(root, "probe", ""));
    } catch (IOException e) {
      throw new CannotStart("cannot write to " + root + " (" + e + ")" + ELSEWHERE);
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

  /** The object store keeps types, checksums and metadata of objects in extended attributes. */
  private static void requireAttributes(Path folder) {
    var view = Files.getFileAttributeView(folder, UserDefinedFileAttributeView.class);
    try {
      if (view == null) {
        throw new IOException("none are supported");
      }
      view.write("packshot.probe", ByteBuffer.wrap(new byte[] {1}));
      view.delete("packshot.probe");
    } catch (IOException | UnsupportedOperationException e) {
      throw new CannotStart(
          "the filesystem of " + folder + " keeps no extended attributes (user.*)" + ELSEWHERE);
    }
  }

  private static FileChannel lock(Path root) {
    try {
      var channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new CannotStart("another Packshot is running on " + root + ELSEWHERE);
      }
      return channel;
    } catch (IOException e) {
      throw new CannotStart("cannot lock " + root + " (" + e + ")" + ELSEWHERE);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ownProcess) {
      return false;
    }
  }
}
