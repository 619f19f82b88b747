package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.List;

/** The check that CDK's own stack is in the account and region, in a version that is new enough. */
final class BootstrapCheck implements Check {
  @Override
  public String subject() {
    return "bootstrap";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    int required = assembly.requiredBootstrapVersion();
    int found = version(aws, assembly.bootstrapParameter());
    if (found == 0) {
      return wrong(
          "CDK's bucket and roles are not in this account and region; run make bootstrap.");
    }
    return found < required
        ? wrong(
            "Version %d is too old, %d is needed; run make bootstrap.".formatted(found, required))
        : List.of(Finding.ok(subject(), "version " + found));
  }

  /** Returns the version of the bootstrap stack; 0 if there is none. */
  private static int version(Aws aws, String parameter) {
    try {
      return aws.run("ssm", "get-parameter", "--name", parameter).at("/Parameter/Value").asInt();
    } catch (AwsRefusal refusal) {
      if (refusal.is("ParameterNotFound")) {
        return 0;
      }
      throw refusal;
    }
  }

  private List<Finding> wrong(String text) {
    return List.of(Finding.wrong(subject(), text));
  }
}
