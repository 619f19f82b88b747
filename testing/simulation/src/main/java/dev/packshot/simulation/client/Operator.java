package dev.packshot.simulation.client;

import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.FunctionName;
import dev.packshot.simulation.lambda.UploadEventSource;
import dev.packshot.simulation.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A person who sends dead letters again, and has photos compared with the bucket, while clients are
 * at work.
 */
public final class Operator implements Runnable {
  private static final long LONGEST_PAUSE = 3_600_000;
  private static final Duration DAY = Duration.ofDays(1);

  private final Scheduler scheduler;
  private final UploadEventSource events;
  private final Fleet fleet;
  private final int redrives;

  public Operator(Scheduler scheduler, UploadEventSource events, Fleet fleet, int redrives) {
    this.scheduler = scheduler;
    this.events = events;
    this.fleet = fleet;
    this.redrives = redrives;
  }

  @Override
  public void run() {
    for (int time = 0; time < redrives; time++) {
      scheduler.sleep(scheduler.running().chance().between(0, LONGEST_PAUSE));
      events.redrive();
      var from = scheduler.now().minus(DAY);
      fleet.invoke(
          FunctionName.RECONCILIATION,
          ("{\"from\":\"" + from + "\"}").getBytes(StandardCharsets.UTF_8));
    }
  }
}
