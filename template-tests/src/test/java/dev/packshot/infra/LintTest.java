package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of CDK, cdk-nag and cfn-lint, applied to the stack. */
class LintTest {
  /** The requirements of cfn-lint, with versions and hashes. */
  private static final Path LOCK = Path.of("src", "test", "python", "cfn-lint.txt");

  @Test
  void passesCdkAndCdkNag() {
    assertThat(stacks()).allSatisfy(stack -> assertThat(stack.findings()).isEmpty());
  }

  @Test
  void passesCfnLint() throws IOException, InterruptedException {
    RequiredTools.requirePython();
    // W3005 reports redundant dependencies, which CDK writes
    var command = new ArrayList<>(List.of(install().toString(), "--ignore-checks", "W3005", "--"));
    stacks().forEach(stack -> command.add(stack.templateFile().toString()));
    var result = run(command.toArray(String[]::new));
    assertThat(result.status).as(result.output).isZero();
  }

  @Test
  void passesCfnLintWithTheRolesOfGithubActions() throws IOException, InterruptedException {
    RequiredTools.requirePython();
    var result = run(install().toString(), "../infra-cdk/github-roles.yaml");
    assertThat(result.status).as(result.output).isZero();
  }

  private static List<SynthesizedStack> stacks() {
    return Stream.of(
            SynthesizedStack.dev(),
            SynthesizedStack.production(),
            SynthesizedStack.withEverything(),
            SynthesizedStack.withoutCloudFront())
        .toList();
  }

  /** Installs cfn-lint in a virtual environment under {@code target}, once for each lock file. */
  private static Path install() throws IOException, InterruptedException {
    var version = Integer.toHexString(Files.readString(LOCK).hashCode());
    var folder = Path.of("target", "cfn-lint-" + version).toAbsolutePath();
    var program = folder.resolve("bin").resolve("cfn-lint");
    if (!Files.exists(program)) {
      runSuccessfully("python3", "-m", "venv", folder.toString());
      runSuccessfully(
          folder.resolve("bin").resolve("pip").toString(),
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--require-hashes",
          "--requirement",
          LOCK.toString());
    }
    return program;
  }

  private static void runSuccessfully(String... command) throws IOException, InterruptedException {
    var result = run(command);
    assertThat(result.status).as(result.output).isZero();
  }

  private static Result run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private record Result(int status, String output) {}
}
