package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import java.util.List;

/** The check that Lambda's limits in the account and region leave room for the stage. */
final class LambdaCheck implements Check {
  /** The share of the concurrency that photos may take: a quarter, so that the API has the rest. */
  private static final int SHARE_OF_UPLOADS = 4;

  private static final long MEGABYTE = 1_000_000;
  private static final int NEARLY_FULL_PERCENT = 80;

  @Override
  public String subject() {
    return "Lambda";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    var settings = aws.run("lambda", "get-account-settings");
    return List.of(concurrency(settings, assembly), storage(settings, assembly.codeSize()));
  }

  private static Finding concurrency(JsonNode settings, Assembly assembly) {
    var subject = "concurrency";
    int limit = settings.at("/AccountLimit/ConcurrentExecutions").asInt();
    int free = settings.at("/AccountLimit/UnreservedConcurrentExecutions").asInt();
    int needed = SHARE_OF_UPLOADS * uploads(assembly);
    var found = "%d functions may run at a time, %d of them unreserved".formatted(limit, free);
    if (free >= needed) {
      return Finding.ok(subject, found);
    }
    var text =
        found
            + "; photos would starve the API below "
            + needed
            + ". Ask for more: aws service-quotas request-service-quota-increase"
            + " --service-code lambda --quota-code L-B99A9384 --desired-value 1000";
    return assembly.stage().equals("production")
        ? Finding.wrong(subject, text)
        : Finding.warning(subject, text);
  }

  /** Returns how many upload batches may run at a time. */
  private static int uploads(Assembly assembly) {
    return assembly
        .properties("AWS::Lambda::EventSourceMapping")
        .mapToInt(mapping -> mapping.at("/ScalingConfig/MaximumConcurrency").asInt())
        .max()
        .orElse(0);
  }

  private static Finding storage(JsonNode settings, long deployment) {
    var subject = "code storage";
    long limit = settings.at("/AccountLimit/TotalCodeSize").asLong();
    long used = settings.at("/AccountUsage/TotalCodeSize").asLong();
    var found =
        "%d of %d MB are used; a deployment adds up to %d MB"
            .formatted(used / MEGABYTE, limit / MEGABYTE, deployment / MEGABYTE);
    if (used + deployment > limit) {
      return Finding.wrong(subject, found + ". Delete old versions: make prune");
    }
    return used > limit / 100 * NEARLY_FULL_PERCENT
        ? Finding.warning(subject, found + ". Delete old versions: make prune")
        : Finding.ok(subject, found);
  }
}
