package dev.packshot.devkit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Permissions of files and folders that only their owner may use, whatever the umask is. Without
 * effect on file systems that have no such permissions.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Creates the folder with its missing parents, and restricts it. */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    restrictFolder(folder);
  }

  /** Creates an empty file unless it exists, and restricts it. */
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, ofNewFile(file));
    } catch (FileAlreadyExistsException exists) {
      restrictFile(file);
    }
  }

  /** Returns the permissions to create a file with. */
  public static FileAttribute<?>[] ofNewFile(Path file) {
    return isSupported(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
        : new FileAttribute<?>[0];
  }

  public static void restrictFolder(Path folder) throws IOException {
    restrict(folder, FOLDER);
  }

  public static void restrictFile(Path file) throws IOException {
    restrict(file, FILE);
  }

  /**
   * Restricts everything in the folder, and then the folder itself. Files that vanish meanwhile are
   * no error.
   */
  public static void restrictTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            restrictFolder(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              restrictFile(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  /** Returns whether others have any permission on the file or folder. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    return isSupported(path)
        && Files.getPosixFilePermissions(path).stream()
            .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
  }

  private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (isSupported(path) && !Files.getPosixFilePermissions(path).equals(permissions)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static boolean isSupported(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }
}
