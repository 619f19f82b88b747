package dev.packshot.infra.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.infra.account.Answers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions of {@code make preflight}, on a small stack. */
class PreflightTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alarms";
  private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/1";
  private static final String BUCKET = "photos-123456789012-eu-central-1";

  @TempDir private Path folder;

  private final Answers aws =
      new Answers()
          .on(
              "sts get-caller-identity",
              "{\"Account\": \"123456789012\", \"Arn\": \"arn:aws:iam::123456789012:user/ops\"}")
          .on(
              "ssm get-parameter --name /cdk-bootstrap/x/version",
              "{\"Parameter\": {\"Value\": \"27\"}}")
          .refuse("cloudformation describe-stacks", "ValidationError", "Stack does not exist")
          .refuse("cloudformation list-stack-resources", "ValidationError", "Stack does not exist")
          .refuse("s3api head-bucket", "404", "Not Found")
          .on("lambda list-functions", "[]")
          .on("cloudfront list-origin-access-controls", "null")
          .on("cloudfront list-distributions", "[\"E1\"]")
          .on("apigateway get-domain-names", "[]")
          .on("lambda get-account-settings", lambda(1_000, 1_000, 2_000_000_000L))
          .on("acm describe-certificate", certificate("ISSUED", "api.example.com"))
          .on("sns get-topic-attributes", "{\"Attributes\": {\"SubscriptionsConfirmed\": \"1\"}}");

  @BeforeEach
  void synthesize() throws IOException {
    Files.copy(resource("manifest.json"), folder.resolve("manifest.json"));
    for (var stage : new String[] {"dev", "production"}) {
      Files.copy(resource("template.json"), folder.resolve("Packshot-" + stage + ".template.json"));
    }
    Files.write(folder.resolve("asset.code.zip"), new byte[3_000_000]);
  }

  @Test
  void findsAnAccountInOrder() {
    var result = run("production");
    assertThat(result.lines())
        .allMatch(line -> line.startsWith("ok ") || line.startsWith("Nothing "))
        .hasSize(11);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void asksNothingElseWithoutCredentials() {
    aws.refuse("sts get-caller-identity", "ExpiredToken", "The token is expired");
    var result = run("dev");
    assertThat(result.lines()).singleElement().asString().startsWith("WRONG    credentials");
    assertThat(result.exitCode()).isOne();
    assertThat(aws.commands()).hasSize(1);
  }

  @Test
  void requiresTheBootstrapStack() {
    aws.refuse("ssm get-parameter", "ParameterNotFound", "");
    assertThat(run("dev").line("WRONG", "bootstrap")).contains("run make bootstrap");
    aws.on("ssm get-parameter", "{\"Parameter\": {\"Value\": \"5\"}}");
    assertThat(run("dev").line("WRONG", "bootstrap")).contains("Version 5", "6 is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"})
  void acceptsAStackThatCanBeUpdated(String status) {
    stack(status, true);
    assertThat(run("dev").line("ok", "stack")).contains(status);
  }

  @ParameterizedTest
  @CsvSource({
    "ROLLBACK_COMPLETE, delete-stack --stack-name Packshot-dev",
    "DELETE_FAILED, delete-stack --stack-name Packshot-dev",
    "UPDATE_ROLLBACK_FAILED, continue-update-rollback --stack-name Packshot-dev",
    "UPDATE_IN_PROGRESS, wait until it has finished"
  })
  void tellsHowToMendAStack(String status, String remedy) {
    stack(status, false);
    assertThat(run("dev").line("WRONG", "stack"))
        .contains(status, remedy)
        .doesNotContain("termination-protection");
  }

  @Test
  void tellsHowToDeleteAProtectedStackThatNeverStood() {
    stack("ROLLBACK_COMPLETE", true);
    assertThat(run("production").line("WRONG", "stack"))
        .contains(
            "aws cloudformation update-termination-protection --no-enable-termination-protection"
                + " --stack-name Packshot-production && aws cloudformation delete-stack");
  }

  @Test
  void findsNamesThatAnEarlierStackLeftBehind() {
    aws.on("lambda list-functions", "[\"other\", \"packshot-get-session\"]");
    aws.on("cloudfront list-origin-access-controls", "[\"access-eu-central-1\"]");
    aws.on("s3api head-bucket --bucket " + BUCKET, "{}");
    var result = run("dev");
    assertThat(result.text())
        .contains("WRONG    names         AWS::Lambda::Function packshot-get-session is there")
        .contains("AWS::CloudFront::OriginAccessControl access-eu-central-1 is there");
    assertThat(result.line("WRONG", "bucket")).contains(BUCKET, "--import-existing-resources");
    assertThat(result.text()).contains("To be put right: 3.");
  }

  @Test
  void acceptsTheNamesOfTheStackItself() {
    stack("UPDATE_COMPLETE", true);
    aws.on("cloudformation list-stack-resources", "[\"Function\", \"Photos\", \"Access\"]");
    aws.on("lambda list-functions", "[\"packshot-get-session\"]");
    aws.on("cloudfront list-origin-access-controls", "[\"access-eu-central-1\"]");
    aws.on("s3api head-bucket", "{}");
    assertThat(run("dev").exitCode()).isZero();
  }

  @Test
  void findsABucketOfAnotherAccount() {
    aws.refuse("s3api head-bucket", "403", "Forbidden");
    assertThat(run("dev").line("WRONG", "bucket")).contains("belongs to another account");
  }

  @Test
  void requiresConcurrencyInProductionAndWarnsInDev() {
    aws.on("lambda get-account-settings", lambda(10, 10, 0));
    assertThat(run("production").line("WRONG", "concurrency"))
        .contains("10 functions", "L-B99A9384");
    assertThat(run("dev").line("WARNING", "concurrency")).contains("below 200");
    assertThat(run("dev").exitCode()).isZero();
    aws.on("lambda get-account-settings", lambda(1_000, 199, 0));
    assertThat(run("production").line("WRONG", "concurrency")).contains("199 of them unreserved");
    aws.on("lambda get-account-settings", lambda(200, 200, 0));
    assertThat(run("production").exitCode()).isZero();
  }

  @Test
  void requiresRoomForTheCode() {
    aws.on("lambda get-account-settings", lambda(1_000, 1_000, 80_530_636_800L - 2_999_999));
    assertThat(run("dev").line("WRONG", "code storage")).contains("up to 3 MB", "make prune");
    aws.on("lambda get-account-settings", lambda(1_000, 1_000, 70_000_000_000L));
    assertThat(run("dev").line("WARNING", "code storage")).contains("70000 of 80530 MB");
  }

  @Test
  void saysThatAnAccountWithoutADistributionMayBeBlocked() {
    aws.on("cloudfront list-distributions", "null");
    var result = run("dev");
    assertThat(result.line("WARNING", "CloudFront")).contains("must be verified", "support case");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void requiresAnIssuedCertificateForTheDomain() {
    aws.on("acm describe-certificate", certificate("PENDING_VALIDATION", "api.example.com"));
    assertThat(run("dev").line("WRONG", "certificate")).contains("PENDING_VALIDATION");
    aws.on("acm describe-certificate", certificate("ISSUED", "*.other.com"));
    assertThat(run("dev").line("WRONG", "certificate")).contains("is not for api.example.com");
    aws.on("acm describe-certificate", certificate("ISSUED", "*.example.com"));
    assertThat(run("dev").line("ok", "certificate")).contains("api.example.com");
  }

  @Test
  void requiresCertificateAndTopicInTheRegion() {
    var result = run("dev", "us-east-1");
    assertThat(result.line("WRONG", "certificate")).contains(CERTIFICATE, "us-east-1");
    assertThat(result.line("WRONG", "alarm topic")).contains(TOPIC, "us-east-1");
  }

  @Test
  void requiresTheAlarmTopicAndWarnsIfNobodyListens() {
    aws.refuse("sns get-topic-attributes", "NotFound", "Topic does not exist");
    assertThat(run("dev").line("WRONG", "alarm topic")).contains(TOPIC, "does not exist");
    aws.on("sns get-topic-attributes", "{\"Attributes\": {\"SubscriptionsConfirmed\": \"0\"}}");
    assertThat(run("dev").line("WARNING", "alarm topic")).contains("nobody gets alarms");
  }

  @Test
  void requiresATableThatTheStackDoesNotMake() throws IOException {
    var file = folder.resolve("Packshot-dev.template.json");
    Files.writeString(
        file, Files.readString(file).replace("{\"Ref\": \"Data\"}", "\"Packshot-dev-restored\""));
    aws.refuse("dynamodb describe-table", "ResourceNotFoundException", "");
    assertThat(run("dev").line("WRONG", "table")).contains("Packshot-dev-restored does not exist");
    aws.on("dynamodb describe-table", "{\"Table\": {\"TableStatus\": \"CREATING\"}}");
    assertThat(run("dev").line("WRONG", "table")).contains("is CREATING");
    aws.on("dynamodb describe-table", "{\"Table\": {\"TableStatus\": \"ACTIVE\"}}");
    assertThat(run("dev").line("ok", "table")).contains("Packshot-dev-restored");
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
    aws.refuse(command, "AccessDenied", "You may not.");
    var result = run("dev");
    assertThat(result.line("WARNING", subject)).contains("could not be checked", "You may not.");
    assertThat(result.text()).contains("Nothing that the account can be asked for");
  }

  private void stack(String status, boolean terminationProtection) {
    aws.on(
        "cloudformation describe-stacks",
        "{\"Stacks\": [{\"StackStatus\": \"%s\", \"EnableTerminationProtection\": %s}]}"
            .formatted(status, terminationProtection));
    aws.on("cloudformation list-stack-resources", "[]");
  }

  private static String lambda(int limit, int unreserved, long used) {
    return """
    {"AccountLimit": {"TotalCodeSize": 80530636800, "CodeSizeUnzipped": 262144000,
                      "CodeSizeZipped": 52428800, "ConcurrentExecutions": %d,
                      "UnreservedConcurrentExecutions": %d},
     "AccountUsage": {"TotalCodeSize": %d, "FunctionCount": 4}}
    """
        .formatted(limit, unreserved, used);
  }

  private static String certificate(String status, String name) {
    return "{\"Status\": \"%s\", \"SubjectAlternativeNames\": [\"%s\"]}".formatted(status, name);
  }

  private Result run(String stage) {
    return run(stage, "eu-central-1");
  }

  private Result run(String stage, String region) {
    var out = new ByteArrayOutputStream();
    int exitCode = new Preflight(aws, new PrintStream(out)).run(stage, folder, region);
    return new Result(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  private static Path resource(String name) {
    return Path.of("src", "test", "resources", "preflight", name);
  }

  private record Result(int exitCode, String text) {
    List<String> lines() {
      return text.lines().toList();
    }

    /** Returns the only line of a level and subject. */
    String line(String level, String subject) {
      var start = "%-8s %-13s ".formatted(level, subject);
      var found = text.lines().filter(line -> line.startsWith(start)).toList();
      assertThat(found).as(text).hasSize(1);
      return found.get(0);
    }
  }
}
