package dev.packshot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The operator's scripts on the deployed stack, which they find as they find one in AWS. */
class OperatorScriptsTest {
  private static final String FUNCTION = "packshot-dev-get-openapi";
  private static final int DEPLOYMENTS = 6;

  private final Deployment deployed = Deployment.current();

  /**
   * The newest five of seven versions stay, and the oldest, since the alias is moved back to it.
   */
  @Test
  void rollsBackAndPrunesVersionsThatWerePublished() {
    int first = live();
    var before = Instant.now();
    var published = new ArrayList<Integer>();
    for (int deployment = 1; deployment <= DEPLOYMENTS; deployment++) {
      published.add(publish(deployment));
    }
    moveLiveTo(published.get(DEPLOYMENTS - 1));
    assertAnswers();
    var rolledBack = Command.run(Map.of("TO", before.toString()), versions("rollback"));
    assertThat(rolledBack.expectSuccess().output())
        .contains("%s: %d -> %d".formatted(FUNCTION, published.get(DEPLOYMENTS - 1), first));
    assertThat(live()).isEqualTo(first);
    assertAnswers();
    assertThat(Command.run(Map.of(), versions("prune")).expectSuccess().output())
        .startsWith("1 old versions of ");
    published.remove(0);
    published.add(0, first);
    assertThat(publishedVersions()).isEqualTo(published);
    assertAnswers();
    assertThat(Command.run(Map.of(), versions("prune")).output()).startsWith("0 old versions of ");
  }

  @Test
  void findsNothingThatWouldStopTheNextDeployment() {
    var assembly = System.getenv("STACK_OUTPUTS").replaceFirst("\\.json$", "");
    var preflight = Command.run(Map.of("ASSEMBLY", assembly), "infra-cdk/preflight", "dev");
    assertThat(preflight.expectSuccess().output())
        .contains("stack         Packshot-dev is in state CREATE_COMPLETE", "no name is taken")
        .doesNotContain("WRONG");
  }

  @Test
  void reconcilesWhatIsNewAndFromATime() {
    var summary = "Objects checked: \\d+\\. Without a verdict: \\d+\\. Of these, .*\\R";
    assertThat(Command.run(Map.of(), "infra-cdk/reconcile", "dev").expectSuccess().output())
        .matches(summary);
    var today = Instant.now().toString().substring(0, 10);
    assertThat(Command.run(Map.of(), "infra-cdk/reconcile", "dev", today).expectSuccess().output())
        .matches(summary);
  }

  @Test
  void sendsAnEventToAFunction() {
    var event = "events/routes/create-session.json";
    var invoked = Command.run(Map.of(), "infra-cdk/invoke", "dev", "CREATE_SESSION", event);
    assertThat(invoked.expectSuccess().output()).contains("\"statusCode\":401");
  }

  private void assertAnswers() {
    assertThat(deployed.api().contract().statusCode()).isEqualTo(200);
  }

  private static String[] versions(String command) {
    return new String[] {"infra-cdk/versions", "dev", command};
  }

  /** Changes the function and publishes it, as a deployment does; returns the number. */
  private static int publish(int deployment) {
    aws("update-function-configuration", "--description", "Packshot dev: change " + deployment);
    aws("wait", "function-updated-v2");
    return aws("publish-version").get("Version").asInt();
  }

  private static void moveLiveTo(int version) {
    aws("update-alias", "--name", "live", "--function-version", "" + version);
  }

  private static int live() {
    return aws("get-alias", "--name", "live").get("FunctionVersion").asInt();
  }

  private static List<Integer> publishedVersions() {
    var versions = aws("list-versions-by-function").get("Versions");
    return StreamSupport.stream(versions.spliterator(), false)
        .map(version -> version.get("Version").asText())
        .filter(version -> !version.equals("$LATEST"))
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  /** Runs a command of Lambda on the function; returns its output, or an empty object. */
  private static JsonNode aws(String... command) {
    var words = new ArrayList<>(List.of("local/localstack/bin/aws", "lambda"));
    words.addAll(List.of(command));
    words.addAll(List.of("--function-name", FUNCTION, "--output", "json"));
    var output = Command.run(Map.of(), words.toArray(String[]::new)).expectSuccess().output();
    return ApiClient.parse(output.isBlank() ? "{}" : output);
  }
}
