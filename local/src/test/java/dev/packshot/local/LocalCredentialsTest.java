package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCredentialsTest {
  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();

  @Test
  void keepsTheSecretAcrossRestarts() {
    assertThat(in("s3-secret")).isEqualTo(in("s3-secret"));
  }

  @Test
  void createsAHiddenSecretForEachFolder() {
    var one = in("one");
    assertThat(one).isNotEqualTo(in("other"));
    assertThat(one.toString()).doesNotContain(one.secret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "0123", "\u0000\u0000", "ffffffffffffffffffffffffffffffffffffffff0"})
  void replacesADamagedSecretAndTellsSo(String damaged) throws IOException {
    Files.writeString(folder.resolve("s3-secret"), damaged);
    var secret = in("s3-secret").secret();
    assertThat(secret).matches("[0-9a-f]{40}");
    assertThat(log).singleElement().asString().contains("s3-secret was damaged");
    assertThat(in("s3-secret").secret()).isEqualTo(secret);
    assertThat(log).hasSize(1);
  }

  private LocalCredentials in(String file) {
    return LocalCredentials.in(folder.resolve(file), log::add);
  }
}
