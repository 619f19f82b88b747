package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import dev.packshot.dynamo.CapacityMeter;
import dev.packshot.json.JsonWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One line of JSON for one invocation. It holds no key, no signature and nothing of a photo. */
public final class RequestLog {
  private static final AtomicBoolean COLD = new AtomicBoolean(true);

  private final Context context;
  private final long startedAt = System.nanoTime();
  private final boolean cold = COLD.getAndSet(false);
  private final CapacityMeter meter = CapacityMeter.start();

  RequestLog(Context context) {
    this.context = context;
  }

  /** Makes the next invocation count as a cold start. */
  public static void resetColdStart() {
    COLD.set(true);
  }

  /** Writes the line: the fields given, then what is known of every invocation. */
  void write(Consumer<JsonWriter> fields) {
    line(
        json -> {
          fields.accept(json);
          json.field("duration_ms", millis())
              .field("cold", cold)
              .field("table_calls", meter.calls())
              .field("read_units", meter.readUnits())
              .field("write_units", meter.writeUnits());
        });
  }

  /** Writes an unexpected failure with its stack trace, to be found by the request's id. */
  void writeFailure(Optional<String> requestId, Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    line(
        json ->
            json.field("level", "ERROR")
                .field("request_id", requestId)
                .field("exception", trace.toString()));
  }

  private void line(Consumer<JsonWriter> fields) {
    context.getLogger().log(JsonWriter.object(fields) + "\n");
  }

  private double millis() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedAt) / 1000.0;
  }
}
