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
  void isMadeWithTheFoldersAboveIt(@TempDir Path root) {
    try (var data = DataFolder.open(root.resolve("not/there"))) {
      assertThat(data.objects()).isDirectory();
    }
  }

  @Test
  void belongsToOneRunUntilItIsClosed(@TempDir Path root) {
    try (var data = DataFolder.open(root)) {
      assertThat(data.objects()).exists();
      assertThatThrownBy(() -> DataFolder.open(root))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("another Packshot is running on " + root);
    }
    DataFolder.open(root).close();
  }

  @Test
  void refusesAFilesystemWithoutExtendedAttributes() throws IOException {
    try (var filesystem = Jimfs.newFileSystem(Configuration.unix())) {
      assertThatThrownBy(() -> DataFolder.open(filesystem.getPath("/data")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("keeps no extended attributes")
          .hasMessageContaining("DATA=");
    }
  }
}
