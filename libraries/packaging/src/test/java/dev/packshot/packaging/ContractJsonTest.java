package dev.packshot.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractJsonTest {
  @TempDir Path folder;

  @Test
  void keepsTheOrderOfKeysAndResolvesAliases() throws IOException {
    assertThat(convert("{b: &shared {x: 1}, a: [true, *shared, text]}"))
        .isEqualTo("{\"b\":{\"x\":1},\"a\":[true,{\"x\":1},\"text\"]}");
  }

  @Test
  void rejectsADuplicateKey() {
    assertThatThrownBy(() -> convert("{a: 1, a: 2}")).hasMessageContaining("duplicate key a");
  }

  private String convert(String text) throws IOException {
    var yaml = Files.writeString(folder.resolve("contract.yaml"), text);
    var json = folder.resolve("not/there/contract.json");
    ContractJson.main(new String[] {yaml.toString(), json.toString()});
    return Files.readString(json);
  }
}
