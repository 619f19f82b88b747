package dev.packshot.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The access of a function to a resource.
 *
 * @param variables the environment variables that tell the function where the resource is
 * @param statements the permissions; none for a resource that is public
 */
record Grant(Map<String, String> variables, List<PolicyStatement> statements) {

  Grant {
    variables = Map.copyOf(variables);
    statements = List.copyOf(statements);
  }

  /** Returns whether a statement covers every object under some key prefix. */
  boolean hasWildcard() {
    return statements.stream()
        .flatMap(statement -> statement.getResources().stream())
        .anyMatch(resource -> resource.endsWith("*"));
  }
}
