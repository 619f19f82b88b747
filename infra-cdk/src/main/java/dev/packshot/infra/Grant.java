package dev.packshot.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The access of a function to a resource or to settings.
 *
 * @param variables the environment variables with the settings or the name of the resource
 * @param statements the permissions; none for settings and public resources
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
