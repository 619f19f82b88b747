package dev.packshot.infra.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's scripts that invoke a function, with the real AWS CLI. */
class InvocationScriptsTest {
  private static final String INVOKE =
      "POST /2015-03-31/functions/packshot-dev-%s:live/invocations";
  private static final String RECONCILE = INVOKE.formatted("reconcile-photos");
  private static final String FROM = "2026-11-01T00:00:00Z";
  private static final String UNTIL = "2026-11-28T11:45:00Z";

  @TempDir private Path folder;

  private final AwsServer aws = AwsServer.start();

  @BeforeEach
  void prepareADeployment() {
    Script.require("aws", "bash");
    aws.on("GetCallerIdentity", WireAnswers.IDENTITY)
        .on("DescribeStacks", WireAnswers.stack(aws.url()));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void reconcilesUntilNothingIsLeft() {
    aws.onFirst(RECONCILE, report(false, "scanner/photos/2026/11/a.jpg", 3, 1), report(true, 2, 0));
    var result = run("infra-cdk/reconcile", "dev", "2026-11-01");
    assertThat(result.output())
        .isEqualTo(
            "Objects checked: 1005. Without a verdict: 5. Of these, events sent again: 4."
                + " Files missing: 0.\n");
    assertThat(aws.bodies(RECONCILE))
        .containsExactly(
            "{\"from\":\"" + FROM + "\"}",
            "{\"from\":\""
                + FROM
                + "\",\"until\":\""
                + UNTIL
                + "\",\"after\":\"scanner/photos/2026/11/a.jpg\"}");
    assertThat(result.exitCode()).isZero();
  }

  /** Without a time, the progress is in the table. */
  @Test
  void reconcilesWhatIsNew() {
    aws.onFirst(RECONCILE, report(false, "scanner/photos/2026/11/a.jpg", 0, 0), report(true, 0, 0));
    assertThat(run("infra-cdk/reconcile", "dev").exitCode()).isZero();
    assertThat(aws.bodies(RECONCILE)).containsExactly("{}", "{}");
  }

  @Test
  void refusesATimeThatIsNone() {
    var result = run("infra-cdk/reconcile", "dev", "1 November");
    assertThat(result.output())
        .endsWith("is neither a date, such as 2026-11-01, nor a time in UTC.\n");
    assertThat(result.exitCode()).isOne();
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void sendsAnEventToAFunction() throws IOException {
    var event = Files.writeString(folder.resolve("event.json"), "{\"a\":1}");
    var invocation = INVOKE.formatted("create-session");
    aws.on(invocation, "{\"statusCode\":201}");
    var result = run("infra-cdk/invoke", "dev", "CREATE_SESSION", event.toString());
    assertThat(result.output()).isEqualTo("{\"statusCode\":201}\n");
    assertThat(aws.bodies(invocation)).containsExactly("{\"a\":1}");
  }

  private Script run(String... command) {
    return Script.run(aws.environment(), command);
  }

  /** Returns the answer of a run that has finished. */
  private static String report(boolean done, int unaccounted, int orphaned) {
    return answer(done, "null", 5, unaccounted, orphaned);
  }

  private static String report(boolean done, String after, int unaccounted, int orphaned) {
    return answer(done, "\"" + after + "\"", 1000, unaccounted, orphaned);
  }

  private static String answer(
      boolean done, String after, int objects, int unaccounted, int orphaned) {
    return """
    {"done":%b,"from":"%s","until":"%s","after":%s,"objects":%d,"unaccounted":%d,"unfiled":0,\
    "pending":0,"replaced":0,"orphaned":%d,"missing":0}\
    """
        .formatted(done, FROM, UNTIL, after, objects, unaccounted, orphaned);
  }
}
