package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import dev.packshot.dynamo.CapacityMeter;
import dev.packshot.json.JsonWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The log of one invocation or one message, in lines of JSON. It contains no API keys, no
 * signatures and no data of photos.
 */
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

  /** Writes a line with the given fields, the duration and the consumed capacity of the table. */
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

  /** Writes a line about one of several things that an invocation has found. */
  void writeFinding(Consumer<JsonWriter> fields) {
    line(fields);
  }

  /** Writes an unexpected failure with its stack trace and what it is about. */
  void writeFailure(String requestId, Map<String, String> subject, Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    line(
        json -> {
          json.field("level", "ERROR").field("request_id", requestId);
          subject.forEach(json::field);
          json.field("exception", trace.toString());
        });
  }

  private void line(Consumer<JsonWriter> fields) {
    context.getLogger().log(JsonWriter.object(fields) + "\n");
  }

  private double millis() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedAt) / 1000.0;
  }
}
