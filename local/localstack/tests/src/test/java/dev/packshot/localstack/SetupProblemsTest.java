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

/** What a newcomer's machine may be like, and what is said then. */
class BadBeginningsTest {
  private static final Path INSTALLED = Path.of("..", "..", "..", ".localstack");

  private static final String UNHEARD_OF =
      """
      {"Resources": {"Store": {
        "Type": "AWS::CloudFront::KeyValueStore", "Properties": {"Name": "store"}}}}
      """;

  @TempDir private Path folder;

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(other.getLocalPort());
      var start = launch(Map.of("LOCALSTACK_PORT", port));
      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.lastLine())
          .isEqualTo(
              "localstack: port %s is taken by something else; stop that, or choose another with LOCALSTACK_PORT=."
                  .formatted(port));
    }
  }

  @Test
  void saysThatPythonIsTooOld() throws IOException {
    var old = script("python3", "[ \"$1\" = -c ] && [[ $2 != *exit* ]] && echo 3.11.2 || exit 1");
    var found = Command.run(Map.of("PY", old.toString()), "local/localstack/python");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.lastLine())
        .isEqualTo("localstack: needs Python 3.13 with venv; PY=%s is 3.11.2.".formatted(old));
  }

  @Test
  void saysThatThereIsNoPython() throws IOException {
    for (var tool : new String[] {"bash", "env", "mkdir", "dirname", "uname", "mvn", "curl"}) {
      script(tool, "exec " + which(tool) + " \"$@\"");
    }
    var bare = Map.of("PATH", folder.toString(), "PYENV_ROOT", folder.toString(), "PY", "");
    var found = Command.run(bare, "local/localstack/python");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.lastLine())
        .isEqualTo(
            "localstack: needs Python 3.13 with venv; found no Python at all. Install it, or name one with PY=.");
  }

  @Test
  void repairsAnInstallThatWasLeftHalfFinished() throws IOException {
    var home = folder.resolve("home");
    Files.createDirectories(home);
    Files.createSymbolicLink(home.resolve("python"), INSTALLED.resolve("python").toRealPath());
    Files.createDirectories(home.resolve("libraries").resolve("runtime"));
    var environment = Map.of("LOCALSTACK_HOME", home.toString());
    var repaired = Command.run(environment, "local/localstack/launch", "install").expectSuccess();
    assertThat(repaired.output())
        .contains("making libraries anew; what is there is unfinished or out of date.")
        .doesNotContain("installing LocalStack");
    assertThat(home.resolve("libraries/usr/lib/localstack/dynamodb-local/2/DynamoDBLocal.jar"))
        .exists();
    var again = Command.run(environment, "local/localstack/launch", "install").expectSuccess();
    assertThat(again.output()).isEmpty();
  }

  @Test
  void saysInTheLastLineThatADeployFailed() {
    var failed = Command.run(Map.of("OPTIONS", "-c origins=nonsense"), "local/localstack/deploy");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output()).contains("\"nonsense\" is no web origin");
    assertThat(failed.lastLine()).isEqualTo("deploy-local: synth failed; what is above says why.");
  }

  @Test
  void tellsWhatLocalStackOnlyPretendsToHave() {
    Deployment.current();
    cloudFormation("create-stack", "--template-body", UNHEARD_OF);
    Await.until(
        "a stack that looks complete",
        () -> cloudFormation("describe-stacks").output().contains("CREATE_COMPLETE"));
    var pretended = Command.run(Map.of(), "local/localstack/launch", "pretended").expectSuccess();
    assertThat(pretended.output().lines()).containsExactly("AWS::CloudFront::KeyValueStore");
    cloudFormation("delete-stack");
  }

  private static Command cloudFormation(String operation, String... words) {
    var command =
        Stream.of(
            List.of("local/localstack/bin/aws", "cloudformation", operation, "--stack-name", "pretender"),
            List.of(words));
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
