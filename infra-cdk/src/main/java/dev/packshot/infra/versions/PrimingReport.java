package dev.packshot.infra.versions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import dev.packshot.infra.versions.StageFunctions.StageFunction;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The failures of priming in the last deployment. A function starts nevertheless, but slowly: its
 * snapshot lacks what a first request loads. The usual cause is a role that AWS did not know yet.
 */
final class PrimingReport {
  private static final String INFORMATION = "\"level\":\"INFO\"";

  private final Aws aws;
  private final PrintStream out;

  PrimingReport(Aws aws, PrintStream out) {
    this.aws = aws;
    this.out = out;
  }

  void run(String stage) {
    var start = String.valueOf(LastDeployment.of(aws, stage).toEpochMilli());
    var failures =
        StageFunctions.of(aws, stage).parallelStream()
            .flatMap(function -> failures(function, start).stream())
            .toList();
    failures.forEach(out::println);
    out.println(
        failures.isEmpty()
            ? "No function reports that its priming failed."
            : "Priming failed, so these functions start slowly until they are published again.");
  }

  private List<String> failures(StageFunction function, String start) {
    var messages =
        aws.run(
            "logs",
            "filter-log-events",
            "--log-group-name",
            function.logGroup(),
            "--start-time",
            start,
            "--filter-pattern",
            "?Priming ?priming",
            "--query",
            "events[].message");
    return StreamSupport.stream(messages.spliterator(), false)
        .map(JsonNode::asText)
        .filter(message -> !message.contains(INFORMATION))
        .map(message -> function.name() + ": " + message.strip())
        .distinct()
        .toList();
  }
}
