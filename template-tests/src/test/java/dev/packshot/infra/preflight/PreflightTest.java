package dev.packshot.infra.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of {@code make preflight} on credentials, the stack and its names. */
class PreflightTest {
  @TempDir private Path folder;

  private CheckedStack stack;

  @BeforeEach
  void synthesize() {
    stack = CheckedStack.in(folder);
  }

  @Test
  void findsAnAccountInOrder() {
    var result = stack.check("production");
    assertThat(result.lines())
        .allMatch(line -> line.startsWith("ok ") || line.startsWith("Nothing "))
        .hasSize(11);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void asksNothingElseWithoutCredentials() {
    stack.aws().refuse("sts get-caller-identity", "ExpiredToken", "The token is expired");
    var result = stack.check("dev");
    assertThat(result.lines()).singleElement().asString().startsWith("WRONG    credentials");
    assertThat(result.exitCode()).isOne();
    assertThat(stack.aws().commands()).hasSize(1);
  }

  @Test
  void requiresTheBootstrapStack() {
    stack.aws().refuse("ssm get-parameter", "ParameterNotFound", "");
    assertThat(stack.check("dev").line("WRONG", "bootstrap")).contains("run make bootstrap");
    stack.aws().on("ssm get-parameter", "{\"Parameter\": {\"Value\": \"5\"}}");
    assertThat(stack.check("dev").line("WRONG", "bootstrap")).contains("Version 5", "6 is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"})
  void acceptsAStackThatCanBeUpdated(String status) {
    stack.deployed(status, true);
    assertThat(stack.check("dev").line("ok", "stack")).contains(status);
  }

  @ParameterizedTest
  @CsvSource({
    "ROLLBACK_COMPLETE, delete-stack --stack-name Packshot-dev",
    "DELETE_FAILED, delete-stack --stack-name Packshot-dev",
    "UPDATE_ROLLBACK_FAILED, continue-update-rollback --stack-name Packshot-dev",
    "UPDATE_IN_PROGRESS, wait until it has finished"
  })
  void tellsHowToMendAStack(String status, String remedy) {
    stack.deployed(status, false);
    assertThat(stack.check("dev").line("WRONG", "stack"))
        .contains(status, remedy)
        .doesNotContain("termination-protection");
  }

  @Test
  void tellsHowToDeleteAProtectedStackThatNeverStood() {
    stack.deployed("ROLLBACK_COMPLETE", true);
    assertThat(stack.check("production").line("WRONG", "stack"))
        .contains(
            "aws cloudformation update-termination-protection --no-enable-termination-protection"
                + " --stack-name Packshot-production && aws cloudformation delete-stack");
  }

  @Test
  void findsNamesThatAnEarlierStackLeftBehind() {
    stack.aws().on("lambda list-functions", "[\"other\", \"packshot-get-session\"]");
    stack.aws().on("cloudfront list-origin-access-controls", "[\"access-eu-central-1\"]");
    stack.aws().on("s3api head-bucket --bucket " + CheckedStack.BUCKET, "{}");
    var result = stack.check("dev");
    assertThat(result.text())
        .contains("WRONG    names         AWS::Lambda::Function packshot-get-session is there")
        .contains("AWS::CloudFront::OriginAccessControl access-eu-central-1 is there");
    assertThat(result.line("WRONG", "bucket"))
        .contains(CheckedStack.BUCKET, "--import-existing-resources");
    assertThat(result.text()).contains("To be put right: 3.");
    assertThat(result.exitCode()).isOne();
  }

  @Test
  void acceptsTheNamesOfTheStackItself() {
    stack.deployed("UPDATE_COMPLETE", true);
    stack.aws().on("cloudformation list-stack-resources", "[\"Function\", \"Photos\", \"Access\"]");
    stack.aws().on("lambda list-functions", "[\"packshot-get-session\"]");
    stack.aws().on("cloudfront list-origin-access-controls", "[\"access-eu-central-1\"]");
    stack.aws().on("s3api head-bucket", "{}");
    assertThat(stack.check("dev").exitCode()).isZero();
  }

  @Test
  void findsABucketOfAnotherAccount() {
    stack.aws().refuse("s3api head-bucket", "403", "Forbidden");
    assertThat(stack.check("dev").line("WRONG", "bucket")).contains("belongs to another account");
  }

  @ParameterizedTest
  @CsvSource({
    "ssm get-parameter, bootstrap",
    "cloudformation describe-stacks, stack",
    "s3api head-bucket, bucket",
    "lambda list-functions, names of AWS::Lambda::Function",
    "lambda get-account-settings, Lambda",
    "cloudfront list-distributions, CloudFront",
    "acm describe-certificate, certificate",
    "sns get-topic-attributes, alarm topic"
  })
  void saysWhatItMayNotAskAndAsksTheRest(String command, String subject) {
    stack.aws().refuse(command, "AccessDenied", "You may not.");
    var result = stack.check("dev");
    assertThat(result.line("WARNING", subject)).contains("could not be checked", "You may not.");
    assertThat(result.text()).contains("Nothing that the account can be asked for");
  }
}
