package dev.packshot.infra.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.infra.account.Answers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code make prune} and {@code make rollback}, and the report on priming. */
class VersionsTest {
  private static final String SESSION = "packshot-dev-get-session";
  private static final String REFERENCE = "packshot-dev-get-reference";

  /** In the place of a function's name. */
  private static final String FUNCTION = "FUNCTION";

  /** The start of the last deployment. */
  private static final String DEPLOYED = "2026-11-20T10:00:00.123000+00:00";

  private static final String OLD = "2026-11-04T10:00:00.000+0000";
  private static final String NEW = "2026-11-20T10:05:00.000+0000";

  private final List<String> published = new ArrayList<>();
  private final Answers aws =
      new Answers()
          .on(
              "lambda list-functions",
              """
              [{"name": "%s", "log": "Packshot-dev-Log1"}, {"name": "%s", "log": null}]
              """
                  .formatted(SESSION, REFERENCE))
          .on(
              "cloudformation describe-stacks --stack-name Packshot-dev",
              """
              {"Stacks": [{"CreationTime": "2026-11-01T08:00:00.000000+00:00",
                           "LastUpdatedTime": "%s"}]}
              """
                  .formatted(DEPLOYED))
          .on("lambda get-function-configuration", "\"Active\"")
          .on("lambda delete-function", "null")
          .on("lambda update-alias", "{}");

  @Test
  void deletesAllButTheNewestFiveVersions() {
    function(SESSION, live(11), versions(1, 2, 3, 4, 9, 10, 11));
    function(REFERENCE, live(6), versions(1, 2, 3, 4, 5, 6));
    var result = run("prune", Map.of());
    assertThat(changes())
        .containsExactlyInAnyOrder(
            "lambda delete-function --function-name " + SESSION + " --qualifier 1",
            "lambda delete-function --function-name " + SESSION + " --qualifier 2",
            "lambda delete-function --function-name " + REFERENCE + " --qualifier 1");
    assertThat(result.out()).contains("3 old versions of 2 functions are deleted.");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void deletesNoVersionThatAnAliasNames() {
    var canary =
        """
        , {"Name": "canary", "FunctionVersion": "2",
           "RoutingConfig": {"AdditionalVersionWeights": {"3": 0.1}}}
        """;
    function(SESSION, live(1) + canary, versions(1, 2, 3, 4, 5, 6, 7, 8));
    function(REFERENCE, live(1), versions(1));
    run("prune", Map.of());
    assertThat(changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void deletesNothingOfFiveVersionsOrFewer(int count) {
    var numbers = IntStream.rangeClosed(1, count).toArray();
    function(SESSION, live(count), versions(numbers));
    function(REFERENCE, live(count), versions(numbers));
    run("prune", Map.of());
    assertThat(changes()).isEmpty();
  }

  @Test
  void movesTheAliasesThatTheLastDeploymentMoved() {
    function(SESSION, live(5), version(4, OLD), version(5, NEW));
    function(REFERENCE, live(8), version(7, OLD), version(8, OLD));
    var result = run("rollback", Map.of());
    assertThat(changes())
        .containsExactly(
            "lambda update-alias --function-name " + SESSION + " --name live --function-version 4");
    assertThat(result.out()).contains(SESSION + ": 5 -> 4, of 2026-11-04T10:00:00Z");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void movesNothingTheSecondTime() {
    function(SESSION, live(4), version(4, OLD), version(5, NEW));
    function(REFERENCE, live(8), version(8, OLD));
    var result = run("rollback", Map.of());
    assertThat(changes()).isEmpty();
    assertThat(result.err()).startsWith("rollback: Every function runs what was published before");
    assertThat(result.exitCode()).isOne();
  }

  @Test
  void leavesAFunctionThatHasNoOlderVersion() {
    function(SESSION, live(1), version(1, NEW));
    function(REFERENCE, live(8), version(7, OLD), version(8, NEW));
    run("rollback", Map.of());
    assertThat(changes()).singleElement().asString().contains(REFERENCE);
  }

  @Test
  void goesBackToAGivenTime() {
    var oldest = version(3, "2026-11-01T10:00:00.000+0000");
    function(SESSION, live(5), oldest, version(4, OLD), version(5, NEW));
    function(REFERENCE, live(5), oldest, version(4, OLD), version(5, NEW));
    run("rollback", Map.of("TO", "2026-11-02T00:00:00Z"));
    assertThat(changes()).hasSize(2).allMatch(command -> command.endsWith("--function-version 3"));
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThat(run("rollback", Map.of("TO", "yesterday")).err())
        .isEqualTo("rollback: TO= must be a time such as 2026-11-20T12:00:00Z.\n");
    assertThat(aws.commands()).isEmpty();
  }

  @Test
  void warnsOfAVersionWithoutASnapshot() {
    function(SESSION, live(5), version(4, OLD), version(5, NEW));
    function(REFERENCE, live(8), version(8, OLD));
    aws.on("lambda get-function-configuration --function-name " + SESSION, "\"Inactive\"");
    assertThat(run("rollback", Map.of()).out()).contains("idle for 14 days");
  }

  @Test
  void showsWhatFailedInPriming() {
    aws.on("logs filter-log-events", "[]")
        .on(
            "logs filter-log-events --log-group-name Packshot-dev-Log1 --start-time 1795168800123",
            """
            ["Priming failed: java.io.IOException: closed\\n",
             "{\\"level\\":\\"ERROR\\",\\"request_id\\":\\"priming\\"}",
             "{\\"level\\":\\"INFO\\",\\"request_id\\":\\"1\\",\\"path\\":\\"/priming\\"}"]
            """);
    assertThat(run("priming", Map.of()).out())
        .contains(SESSION + ": Priming failed: java.io.IOException: closed\n")
        .contains(SESSION + ": {\"level\":\"ERROR\"")
        .contains("these functions start slowly")
        .doesNotContain("INFO");
    assertThat(aws.commands())
        .anyMatch(command -> command.contains("--log-group-name /aws/lambda/" + REFERENCE));
  }

  @Test
  void reportsThatAllFunctionsArePrimed() {
    aws.on("logs filter-log-events", "[]");
    assertThat(run("priming", Map.of()).out()).contains("No function reports");
  }

  @Test
  void tellsWhyAwsRefuses() {
    aws.refuse("lambda list-functions", "AccessDeniedException", "You may not.");
    var result = run("prune", Map.of());
    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).startsWith("prune: ").contains("You may not.").hasLineCount(1);
  }

  private void function(String name, String aliases, String... versions) {
    published.add(version(name, "$LATEST", NEW));
    for (var version : versions) {
      published.add(version.replace(FUNCTION, name));
    }
    aws.on("lambda list-functions --function-version ALL", "[" + String.join(",", published) + "]");
    aws.on("lambda list-aliases --function-name " + name, "{\"Aliases\": [" + aliases + "]}");
  }

  private static String live(int version) {
    return "{\"Name\": \"live\", \"FunctionVersion\": \"" + version + "\"}";
  }

  private static String[] versions(int... numbers) {
    return IntStream.of(numbers).mapToObj(number -> version(number, OLD)).toArray(String[]::new);
  }

  private static String version(int number, String lastModified) {
    return version(FUNCTION, "" + number, lastModified);
  }

  private static String version(String function, String version, String lastModified) {
    return "{\"name\": \"%s\", \"version\": \"%s\", \"modified\": \"%s\"}"
        .formatted(function, version, lastModified);
  }

  /** Returns the commands that change something. */
  private List<String> changes() {
    return aws.commands().stream()
        .filter(command -> command.matches("lambda (delete|update).*"))
        .toList();
  }

  private Result run(String command, Map<String, String> environment) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var versions = new Versions(aws, environment, new PrintStream(out), new PrintStream(err));
    int exitCode = versions.run("dev", command);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private record Result(int exitCode, String out, String err) {}
}
