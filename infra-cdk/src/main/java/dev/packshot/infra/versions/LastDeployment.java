package dev.packshot.infra.versions;

import dev.packshot.infra.account.Aws;
import java.time.Instant;

/** The time of a stage's last deployment. */
final class LastDeployment {
  private LastDeployment() {}

  /** Returns the time at which CloudFormation began the last update of the stack, or made it. */
  static Instant of(Aws aws, String stage) {
    var stack =
        aws.run("cloudformation", "describe-stacks", "--stack-name", "Packshot-" + stage)
            .at("/Stacks/0");
    var created = stack.get("CreationTime").asText();
    return AwsTime.parse(stack.path("LastUpdatedTime").asText(created));
  }
}
