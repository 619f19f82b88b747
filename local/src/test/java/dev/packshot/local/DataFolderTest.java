package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Path;
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
  void rejectsAFileSystemWithoutExtendedAttributes() throws IOException {
    try (var filesystem = Jimfs.newFileSystem(Configuration.unix())) {
      assertThatThrownBy(() -> DataFolder.open(filesystem.getPath("/data")))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("does not support extended attributes")
          .hasMessageContaining("DATA=");
    }
  }
}
