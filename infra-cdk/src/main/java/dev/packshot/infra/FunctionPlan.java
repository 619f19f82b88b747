package dev.packshot.infra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The configuration of a Lambda function.
 *
 * @param name the function's name within the stage, in lower case with hyphens
 * @param handler the class that Lambda instantiates
 * @param artifact the smallest zip with the libraries that the function uses; DeployedFunctionsTest
 *     runs each function from its own zip
 * @param memory in MB; CPU is proportional to it, one core at 1,769
 *     (docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html)
 * @param start whether new instances start from a snapshot
 * @param grants everything that the function may use, except its own log
 */
record FunctionPlan(
    String name,
    Class<?> handler,
    Artifact artifact,
    int memory,
    Duration timeout,
    Start start,
    List<Grant> grants) {

  FunctionPlan {
    grants = List.copyOf(grants);
  }

  /** The way in which a new instance of a function starts. */
  enum Start {
    /** From a snapshot, in tens of milliseconds. Each deployment takes minutes to make one. */
    SNAPSHOT,

    /** In a second or more, for a function that nobody waits for. */
    COLD
  }

  /** Returns the id of the function's construct: {@code CreateSession} for create-session. */
  String id() {
    var id = new StringBuilder();
    for (var word : name.split("-", -1)) {
      id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return id.toString();
  }

  /** Returns the environment variables in alphabetical order, for a reproducible template. */
  Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    grants.forEach(grant -> variables.putAll(grant.variables()));
    return variables;
  }

  Stream<PolicyStatement> statements() {
    return grants.stream().flatMap(grant -> grant.statements().stream());
  }

  boolean hasWildcardGrant() {
    return grants.stream().anyMatch(Grant::hasWildcard);
  }
}
