package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.json.JsonWriter;
import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A periodic invocation of one function, as by a rule of EventBridge. */
final class Schedule implements AutoCloseable {
  private final LocalFunction function;
  private final Consumer<String> log;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "schedule"));

  private Schedule(LocalFunction function, Consumer<String> log, Clock clock) {
    this.function = function;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Starts to invoke the function periodically, for the first time after one period.
   *
   * @param log receives a line for each invocation that throws; later invocations still happen
   */
  static Schedule every(
      Duration period, LocalFunction function, Consumer<String> log, Clock clock) {
    var schedule = new Schedule(function, log, clock);
    long millis = period.toMillis();
    var unused =
        schedule.timer.scheduleAtFixedRate(schedule::invoke, millis, millis, TimeUnit.MILLISECONDS);
    return schedule;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void invoke() {
    try {
      function.invoke(event());
    } catch (IOException | RuntimeException | Error e) {
      log.accept("a scheduled function failed: " + e);
    }
  }

  /**
   * Returns an event as in
   * docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html.
   */
  private byte[] event() {
    return JsonWriter.object(
            json ->
                json.field("version", "0")
                    .field("id", UUID.randomUUID().toString())
                    .field("detail-type", "Scheduled Event")
                    .field("source", "aws.events")
                    .field("account", "000000000000")
                    .field("time", clock.instant())
                    .field("region", "us-east-1")
                    .array("resources", List.of(), (resource, none) -> {})
                    .object("detail", detail -> {}))
        .getBytes(UTF_8);
  }
}
