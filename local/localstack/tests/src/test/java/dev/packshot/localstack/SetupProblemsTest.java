package dev.packshot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the scripts' messages on machines that are not set up. */
class SetupProblemsTest {
  private static final Path INSTALLED = Path.of("..", "..", "..", ".localstack");

  private static final String UNSUPPORTED_TEMPLATE =
      """
      {"Resources": {"Store": {
        "Type": "AWS::CloudFront::KeyValueStore", "Properties": {"Name": "store"}}}}
      """;

  @TempDir private Path folder;

  @Test
  void reportsAPortInUse() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      var start = launch(Map.of("LOCALSTACK_PORT", port));
      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.lastLine())
          .isEqualTo(
              "localstack: port %s is in use by another program; stop it, or choose another port with LOCALSTACK_PORT=."
                  .formatted(port));
    }
  }

  @Test
  void reportsAnOldPython() throws IOException {
    var old = script("python3", "[ \"$1\" = -c ] && [[ $2 != *exit* ]] && echo 3.11.2 || exit 1");
    var result = Command.run(Map.of("PY", old.toString()), "local/localstack/python");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lastLine())
        .isEqualTo("localstack: needs Python 3.13 with venv; PY=%s is 3.11.2.".formatted(old));
  }

  @Test
  void reportsAMissingPython() throws IOException {
    for (var tool : new String[] {"bash", "env", "mkdir", "dirname", "uname", "mvn", "curl"}) {
      script(tool, "exec " + which(tool) + " \"$@\"");
    }
    var bare = Map.of("PATH", folder.toString(), "PYENV_ROOT", folder.toString(), "PY", "");
    var result = Command.run(bare, "local/localstack/python");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lastLine())
        .isEqualTo(
            "localstack: needs Python 3.13 with venv; found no Python. Install it, or set PY= to its path.");
  }

  @Test
  void repairsAnIncompleteInstallation() throws IOException {
    var home = folder.resolve("home");
    Files.createDirectories(home);
    Files.createSymbolicLink(home.resolve("python"), INSTALLED.resolve("python").toRealPath());
    Files.createDirectories(home.resolve("libraries").resolve("runtime"));
    var environment = Map.of("LOCALSTACK_HOME", home.toString());
    var repaired = Command.run(environment, "local/localstack/launch", "install").expectSuccess();
    assertThat(repaired.output())
        .contains("reinstalling libraries, which is incomplete or out of date.")
        .doesNotContain("installing LocalStack");
    assertThat(home.resolve("libraries/usr/lib/localstack/dynamodb-local/2/DynamoDBLocal.jar"))
        .exists();
    var again = Command.run(environment, "local/localstack/launch", "install").expectSuccess();
    assertThat(again.output()).isEmpty();
  }

  @Test
  void reportsAFailedDeploymentInTheLastLine() {
    var failed = Command.run(Map.of("OPTIONS", "-c origins=nonsense"), "local/localstack/deploy");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output()).contains("\"nonsense\" is");
    assertThat(failed.lastLine()).isEqualTo("deploy-local: synth failed; see the messages above.");
  }

  @Test
  void listsUnsupportedResourceTypes() {
    Deployment.current();
    cloudFormation("create-stack", "--template-body", UNSUPPORTED_TEMPLATE);
    Polling.waitUntil(
        "a completed stack",
        () -> cloudFormation("describe-stacks").output().contains("CREATE_COMPLETE"));
    var unsupported =
        Command.run(Map.of(), "local/localstack/launch", "unsupported").expectSuccess();
    assertThat(unsupported.output().lines()).containsExactly("AWS::CloudFront::KeyValueStore");
    cloudFormation("delete-stack");
  }

  private static Command cloudFormation(String operation, String... options) {
    var command =
        Stream.of(
            List.of(
                "local/localstack/bin/aws",
                "cloudformation",
                operation,
                "--stack-name",
                "unsupported"),
            List.of(options));
    return Command.run(Map.of(), command.flatMap(List::stream).toArray(String[]::new))
        .expectSuccess();
  }

  private static Command launch(Map<String, String> environment) {
    return Command.run(environment, "local/localstack/launch", "start");
  }

  private Path script(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, "#!" + which("bash") + "\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private static String which(String tool) {
    return Command.run(Map.of(), "which", tool).expectSuccess().output().strip();
  }
}
