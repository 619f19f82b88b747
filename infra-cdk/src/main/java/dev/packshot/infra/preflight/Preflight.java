package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsCli;
import dev.packshot.infra.account.AwsRefusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The program of {@code make preflight}. It asks an account, before anything is made, for what
 * would stop the deployment of a stage. It changes nothing.
 */
public final class Preflight {
  private static final List<Check> CHECKS =
      List.of(
          new BootstrapCheck(),
          new StackCheck(),
          new BucketCheck(),
          new NamesCheck(),
          new TableCheck(),
          new LambdaCheck(),
          new CloudFrontCheck(),
          new CertificateCheck(),
          new AlarmTopicCheck());

  private final Aws aws;
  private final PrintStream out;

  Preflight(Aws aws, PrintStream out) {
    this.aws = aws;
    this.out = out;
  }

  /**
   * Runs all checks. The region is the one in the environment variable {@code AWS_REGION}.
   *
   * @param arguments the stage, and the folder that CDK has synthesized it to
   */
  public static void main(String[] arguments) {
    var preflight = new Preflight(new AwsCli(), System.out);
    System.exit(preflight.run(arguments[0], Path.of(arguments[1]), System.getenv("AWS_REGION")));
  }

  /** Prints a line for each finding, and returns the exit code: 1 if anything is wrong. */
  int run(String stage, Path folder, String region) {
    try {
      var identity = aws.run("sts", "get-caller-identity");
      var account = identity.get("Account").asText();
      print(Finding.ok("credentials", identity.get("Arn").asText() + " in " + region));
      return run(new Assembly(folder, stage, account, region));
    } catch (AwsRefusal refusal) {
      print(
          Finding.wrong(
              "credentials", "Set the credentials and AWS_REGION. " + refusal.getMessage()));
      return 1;
    }
  }

  private int run(Assembly assembly) {
    int wrong = 0;
    for (var check : CHECKS) {
      for (var finding : run(check, assembly)) {
        print(finding);
        wrong += finding.level() == Finding.Level.WRONG ? 1 : 0;
      }
    }
    out.println(
        wrong == 0
            ? "Nothing that the account can be asked for stops a deployment."
            : "A deployment would fail. To be put right: " + wrong + ".");
    return wrong == 0 ? 0 : 1;
  }

  private List<Finding> run(Check check, Assembly assembly) {
    try {
      return check.run(aws, assembly);
    } catch (AwsRefusal refusal) {
      return List.of(Finding.uncertain(check.subject(), refusal));
    }
  }

  private void print(Finding finding) {
    out.println(finding.line());
  }
}
