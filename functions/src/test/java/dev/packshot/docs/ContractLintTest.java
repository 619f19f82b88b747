package dev.packshot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.node.NodeProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lint rules of Redocly CLI, applied to the contract. */
class ContractLintTest {
  private static NodeProject npm;

  @BeforeAll
  static void install() throws Exception {
    npm = NodeProject.require("openapi");
  }

  @Test
  void reportsNoErrorsAndNoWarnings() throws Exception {
    var yaml = Path.of("src/main/openapi/openapi.yaml");
    Files.copy(yaml, npm.file("openapi.yaml"), StandardCopyOption.REPLACE_EXISTING);
    var lint =
        npm.node(
            "node_modules/@redocly/cli/bin/cli.js", "lint", "openapi.yaml", "--format=stylish");
    assertThat(lint.exit()).as(lint.text()).isZero();
    assertThat(lint.text()).contains("valid").doesNotContain("warning ", "warnings.");
  }
}
