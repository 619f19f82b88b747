package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others' rules say of the stack. */
class RulesTest {
  /** Every package of it, by version and hash. */
  private static final Path LOCK = Path.of("src", "test", "python", "cfn-lint.txt");

  @Test
  void leavesCdkAndCdkNagNothingToComplainOf() {
    assertThat(stacks()).allSatisfy(stack -> assertThat(stack.complaints()).isEmpty());
  }

  @Test
  void passesCfnLint() throws IOException, InterruptedException {
    Tools.needPython();
    var lint = install();
    for (var stack : stacks()) {
      // W3005 calls a dependency needless that CDK writes down all the same
      var said =
          run(lint.toString(), "--ignore-checks", "W3005", "--", stack.templateFile().toString());
      assertThat(said.status).as(said.output).isZero();
    }
  }

  @Test
  void passesCfnLintWithTheRolesForCiToo() throws IOException, InterruptedException {
    Tools.needPython();
    var said = run(install().toString(), "../infra-cdk/github-roles.yaml");
    assertThat(said.status).as(said.output).isZero();
  }

  private static List<Synthesized> stacks() {
    return Stream.of(Synthesized.dev(), Synthesized.production(), Synthesized.withEverything())
        .toList();
  }

  /** Its own environment under {@code target/}, made once for each state of the lock. */
  private static Path install() throws IOException, InterruptedException {
    var state = Integer.toHexString(Files.readString(LOCK).hashCode());
    var folder = Path.of("target", "cfn-lint-" + state).toAbsolutePath();
    var program = folder.resolve("bin").resolve("cfn-lint");
    if (!Files.exists(program)) {
      succeed("python3", "-m", "venv", folder.toString());
      succeed(
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

  private static void succeed(String... command) throws IOException, InterruptedException {
    var done = run(command);
    assertThat(done.status).as(done.output).isZero();
  }

  private static Done run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Done(process.waitFor(), output);
  }

  private record Done(int status, String output) {}
}
