package dev.packshot.maintenance;

import java.time.Duration;

/**
 * The limits of one run of the reconciliation, after which the next one goes on. A page of the
 * bucket is not interrupted.
 *
 * @param calls the number of pages of the bucket that are listed
 * @param findings the number of objects without a verdict
 * @param time of the run
 */
public record RunLimits(int calls, int findings, Duration time) {
  /** The limits of a deployment, whose function may run for five minutes. */
  public static final RunLimits USUAL = new RunLimits(500, 1_000, Duration.ofMinutes(4));

  boolean areReached(ReconcileReport report, Duration elapsed) {
    return report.calls() >= calls
        || report.findings().size() >= findings
        || elapsed.compareTo(time) >= 0;
  }
}
