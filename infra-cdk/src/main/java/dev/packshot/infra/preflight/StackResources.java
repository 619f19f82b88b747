package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.HashSet;
import java.util.Set;

/**
 * The resources that belong to a deployed stack.
 *
 * @param logicalIds their ids in the template
 */
record StackResources(Set<String> logicalIds) {
  private static final String EXISTING =
      "StackResourceSummaries[?!starts_with(ResourceStatus, 'DELETE_')].LogicalResourceId";

  /** Returns the resources of a stack; none if there is no such stack. */
  static StackResources of(Aws aws, String stack) {
    var ids = new HashSet<String>();
    try {
      aws.run("cloudformation", "list-stack-resources", "--stack-name", stack, "--query", EXISTING)
          .forEach(id -> ids.add(id.asText()));
    } catch (AwsRefusal refusal) {
      if (!refusal.is("ValidationError")) {
        throw refusal;
      }
    }
    return new StackResources(ids);
  }
}
