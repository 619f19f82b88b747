package dev.packshot.infra.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of {@code make preflight} on limits, and on what the stack expects in the account. */
class ResourcesTest {
  @TempDir private Path folder;

  private CheckedStack stack;

  @BeforeEach
  void synthesize() {
    stack = CheckedStack.in(folder);
  }

  @Test
  void requiresConcurrencyInProductionAndWarnsInDev() {
    stack.aws().on("lambda get-account-settings", CheckedStack.lambda(10, 10, 0));
    assertThat(stack.check("production").line("WRONG", "concurrency"))
        .contains("10 functions", "L-B99A9384");
    assertThat(stack.check("dev").line("WARNING", "concurrency")).contains("below 200");
    assertThat(stack.check("dev").exitCode()).isZero();
    stack.aws().on("lambda get-account-settings", CheckedStack.lambda(1_000, 199, 0));
    assertThat(stack.check("production").line("WRONG", "concurrency"))
        .contains("199 of them unreserved");
    stack.aws().on("lambda get-account-settings", CheckedStack.lambda(200, 200, 0));
    assertThat(stack.check("production").exitCode()).isZero();
  }

  @Test
  void requiresRoomForTheCode() {
    stack
        .aws()
        .on(
            "lambda get-account-settings",
            CheckedStack.lambda(1_000, 1_000, 80_530_636_800L - 2_999_999));
    assertThat(stack.check("dev").line("WRONG", "code storage"))
        .contains("up to 3 MB", "make prune");
    stack
        .aws()
        .on("lambda get-account-settings", CheckedStack.lambda(1_000, 1_000, 70_000_000_000L));
    assertThat(stack.check("dev").line("WARNING", "code storage")).contains("70000 of 80530 MB");
  }

  @Test
  void saysThatAnAccountWithoutADistributionMayBeBlocked() {
    stack.aws().on("cloudfront list-distributions", "null");
    var result = stack.check("dev");
    assertThat(result.line("WARNING", "CloudFront")).contains("must be verified", "support case");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void requiresAnIssuedCertificateForTheDomain() {
    stack
        .aws()
        .on(
            "acm describe-certificate",
            CheckedStack.certificate("PENDING_VALIDATION", "api.example.com"));
    assertThat(stack.check("dev").line("WRONG", "certificate")).contains("PENDING_VALIDATION");
    stack.aws().on("acm describe-certificate", CheckedStack.certificate("ISSUED", "*.other.com"));
    assertThat(stack.check("dev").line("WRONG", "certificate"))
        .contains("is not for api.example.com");
    stack.aws().on("acm describe-certificate", CheckedStack.certificate("ISSUED", "*.example.com"));
    assertThat(stack.check("dev").line("ok", "certificate")).contains("api.example.com");
  }

  @Test
  void requiresCertificateAndTopicInTheRegion() {
    var result = stack.check("dev", "us-east-1");
    assertThat(result.line("WRONG", "certificate")).contains(CheckedStack.CERTIFICATE, "us-east-1");
    assertThat(result.line("WRONG", "alarm topic")).contains(CheckedStack.TOPIC, "us-east-1");
  }

  @Test
  void requiresTheAlarmTopicAndWarnsIfNobodyListens() {
    stack.aws().refuse("sns get-topic-attributes", "NotFound", "Topic does not exist");
    assertThat(stack.check("dev").line("WRONG", "alarm topic"))
        .contains(CheckedStack.TOPIC, "does not exist");
    stack
        .aws()
        .on("sns get-topic-attributes", "{\"Attributes\": {\"SubscriptionsConfirmed\": \"0\"}}");
    assertThat(stack.check("dev").line("WARNING", "alarm topic")).contains("nobody gets alarms");
  }

  @Test
  void requiresATableThatTheStackDoesNotMake() throws IOException {
    stack.replace("{\"Ref\": \"Data\"}", "\"Packshot-dev-restored\"");
    stack.aws().refuse("dynamodb describe-table", "ResourceNotFoundException", "");
    assertThat(stack.check("dev").line("WRONG", "table"))
        .contains("Packshot-dev-restored does not exist");
    stack.aws().on("dynamodb describe-table", "{\"Table\": {\"TableStatus\": \"CREATING\"}}");
    assertThat(stack.check("dev").line("WRONG", "table")).contains("is CREATING");
    stack.aws().on("dynamodb describe-table", "{\"Table\": {\"TableStatus\": \"ACTIVE\"}}");
    assertThat(stack.check("dev").line("ok", "table")).contains("Packshot-dev-restored");
  }
}
