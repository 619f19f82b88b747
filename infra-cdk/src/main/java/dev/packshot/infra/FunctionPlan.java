package dev.packshot.infra;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * One function before it is made.
 *
 * @param name what operators know it by, in words joined by dashes
 * @param artifact the smallest that has all it uses: DeployedFunctionsTest runs each from its own
 * @param handler the class that Lambda calls
 * @param memory in MB; CPU comes in proportion, one whole core at 1,769
 *     (docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html)
 * @param variables the environment variables it reads, and no others
 * @param grants what it may do besides writing its log
 */
record FunctionPlan(
    String name,
    Artifact artifact,
    Class<?> handler,
    int memory,
    Duration timeout,
    Map<String, String> variables,
    List<PolicyStatement> grants) {

  FunctionPlan {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    grants = List.copyOf(grants);
  }

  /** The id of its construct: {@code create-session} is {@code CreateSession}. */
  String id() {
    var id = new StringBuilder();
    for (var word : name.split("-", -1)) {
      id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return id.toString();
  }
}
