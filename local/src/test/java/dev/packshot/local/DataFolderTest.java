package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.packshot.devkit.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @Test
  void createsMissingParentFolders(@TempDir Path root) {
    try (var data = DataFolder.open(root.resolve("parent/data"))) {
      assertThat(data.objects()).isDirectory();
    }
  }

  @Test
  void locksTheFolderUntilItIsClosed(@TempDir Path root) {
    try (var data = DataFolder.open(root)) {
      assertThat(data.objects()).exists();
      assertThatThrownBy(() -> DataFolder.open(root))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("another Packshot is using " + root);
    }
    DataFolder.open(root).close();
  }

  @Test
  void keepsOtherUsersOutOfNewAndOldFolders(@TempDir Path root) throws IOException {
    var object = root.resolve("s3/packshot-photos/scanner/photos/one.jpg");
    Files.createDirectories(object.getParent());
    Files.createDirectories(root.resolve("queue"));
    for (var file : List.of(object, root.resolve("dynamodb.db"), root.resolve("queue/a.0.json"))) {
      Files.writeString(file, "x");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    }
    for (var folder : List.of(root, root.resolve("s3"), object.getParent())) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    try (var data = DataFolder.open(root);
        var files = Files.walk(root)) {
      assertThat(files.filter(DataFolderTest::isOpenToOthers)).isEmpty();
      assertThat(data.hasContents()).isTrue();
    }
  }

  @Test
  void deletesDraftsThatAFullDiskHasLeft(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("demo.env123.draft"), "KEY=");
    try (var data = DataFolder.open(root)) {
      assertThat(root.resolve("demo.env123.draft")).doesNotExist();
      assertThat(data.hasContents()).isFalse();
    }
  }

  private static boolean isOpenToOthers(Path path) {
    try {
      return OwnerOnly.isOpenToOthers(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rejectsAFileSystemWithoutExtendedAttributes() throws IOException {
    try (var filesystem = Jimfs.newFileSystem(Configuration.unix())) {
      assertThatThrownBy(() -> DataFolder.open(filesystem.getPath("/data")))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("does not support extended attributes")
          .hasMessageContaining("DATA=");
    }
  }
}
