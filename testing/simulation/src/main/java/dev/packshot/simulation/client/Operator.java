package dev.packshot.simulation.client;

import dev.packshot.simulation.lambda.UploadEventSource;
import dev.packshot.simulation.time.Scheduler;

/** A person who sends dead letters again while clients are at work. */
public final class Operator implements Runnable {
  private static final long LONGEST_PAUSE = 3_600_000;

  private final Scheduler scheduler;
  private final UploadEventSource events;
  private final int redrives;

  public Operator(Scheduler scheduler, UploadEventSource events, int redrives) {
    this.scheduler = scheduler;
    this.events = events;
    this.redrives = redrives;
  }

  @Override
  public void run() {
    for (int time = 0; time < redrives; time++) {
      scheduler.sleep(scheduler.running().chance().between(0, LONGEST_PAUSE));
      events.redrive();
    }
  }
}
