package dev.packshot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.node.NodeProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract and its renderer, held against what npm has. */
class ContractLintTest {
  private static NodeProject npm;

  @BeforeAll
  static void install() throws Exception {
    npm = NodeProject.require("openapi");
  }

  @Test
  void findsNothingToSayAboutTheContract() throws Exception {
    var yaml = Path.of("src/main/openapi/openapi.yaml");
    Files.copy(yaml, npm.file("openapi.yaml"), StandardCopyOption.REPLACE_EXISTING);
    var lint =
        npm.node(
            "node_modules/@redocly/cli/bin/cli.js", "lint", "openapi.yaml", "--format=stylish");
    assertThat(lint.exit()).as(lint.text()).isZero();
    assertThat(lint.text()).contains("valid").doesNotContain("warning ", "warnings.");
  }

  @Test
  void carriesTheRendererAsItIsOnNpm() throws IOException {
    var released = npm.file("node_modules/openapi-explorer/dist/browser/openapi-explorer.min.js");
    var carried = Path.of("src/main/resources/dev/packshot/docs/openapi-explorer.js");
    assertThat(Files.mismatch(carried, released)).isEqualTo(-1);
  }
}
