package dev.packshot.infra.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.infra.account.Answers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small synthesized stack, and an account that is ready for it unless a test changes it. */
final class CheckedStack {
  static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alarms";
  static final String CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/1";
  static final String BUCKET = "photos-123456789012-eu-central-1";
  static final int CODE_SIZE = 3_000_000;

  private static final Path RESOURCES = Path.of("src", "test", "resources", "preflight");

  private final Path folder;
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

  private CheckedStack(Path folder) {
    this.folder = folder;
  }

  /** Returns the stack in both stages, in a folder as CDK writes it. */
  static CheckedStack in(Path folder) {
    try {
      Files.copy(RESOURCES.resolve("manifest.json"), folder.resolve("manifest.json"));
      for (var stage : List.of("dev", "production")) {
        var file = folder.resolve("Packshot-" + stage + ".template.json");
        Files.copy(RESOURCES.resolve("template.json"), file);
      }
      Files.write(folder.resolve("asset.code.zip"), new byte[CODE_SIZE]);
      return new CheckedStack(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Answers aws() {
    return aws;
  }

  /** Replaces text in the template of dev. */
  void replace(String text, String replacement) throws IOException {
    var file = folder.resolve("Packshot-dev.template.json");
    Files.writeString(file, Files.readString(file).replace(text, replacement));
  }

  /** Sets the state of the deployed stack. */
  void deployed(String status, boolean terminationProtection) {
    aws.on(
            "cloudformation describe-stacks",
            "{\"Stacks\": [{\"StackStatus\": \"%s\", \"EnableTerminationProtection\": %s}]}"
                .formatted(status, terminationProtection))
        .on("cloudformation list-stack-resources", "[]");
  }

  static String lambda(int limit, int unreserved, long used) {
    return """
    {"AccountLimit": {"TotalCodeSize": 80530636800, "CodeSizeUnzipped": 262144000,
                      "CodeSizeZipped": 52428800, "ConcurrentExecutions": %d,
                      "UnreservedConcurrentExecutions": %d},
     "AccountUsage": {"TotalCodeSize": %d, "FunctionCount": 4}}
    """
        .formatted(limit, unreserved, used);
  }

  static String certificate(String status, String name) {
    return "{\"Status\": \"%s\", \"SubjectAlternativeNames\": [\"%s\"]}".formatted(status, name);
  }

  Report check(String stage) {
    return check(stage, "eu-central-1");
  }

  Report check(String stage, String region) {
    var out = new ByteArrayOutputStream();
    int exitCode = new Preflight(aws, new PrintStream(out)).run(stage, folder, region);
    return new Report(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  /** The output of a run, and its exit code. */
  record Report(int exitCode, String text) {
    List<String> lines() {
      return text.lines().toList();
    }

    /** Returns the only line of a level and a subject. */
    String line(String level, String subject) {
      var start = "%-8s %-13s ".formatted(level, subject);
      var found = text.lines().filter(line -> line.startsWith(start)).toList();
      assertThat(found).as(text).hasSize(1);
      return found.get(0);
    }
  }
}
