package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCredentialsTest {
  @TempDir Path folder;

  @Test
  void keepsTheSecretAcrossRestarts() {
    assertThat(LocalCredentials.in(folder.resolve("s3-secret")))
        .isEqualTo(LocalCredentials.in(folder.resolve("s3-secret")));
  }

  @Test
  void createsAHiddenSecretForEachFolder() {
    var one = LocalCredentials.in(folder.resolve("one"));
    assertThat(one).isNotEqualTo(LocalCredentials.in(folder.resolve("other")));
    assertThat(one.toString()).doesNotContain(one.secret());
  }
}
