package dev.packshot.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.json.JsonReader;
import dev.packshot.json.JsonWriter;
import dev.packshot.maintenance.MissingFiles;
import dev.packshot.maintenance.ReconcilePhotos;
import dev.packshot.maintenance.ReconcileProgress;
import dev.packshot.maintenance.ReconcileReport;
import dev.packshot.maintenance.ReconcileReport.Kind;
import dev.packshot.maintenance.RunLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The handler of the reconciliation. An event of the schedule checks what is new. An event with the
 * time {@code from} checks all objects since then; its answer has {@code until} and {@code after},
 * which the next event has as well if {@code done} is false. An event with {@code restore} brings
 * files back.
 */
public final class ReconcileHandler implements RequestStreamHandler {
  private static final String ROUTE = "RECONCILE_PHOTOS";

  private final ReconcilePhotos reconcile;
  private final RestoreCommand restore;
  private final Clock clock;

  public ReconcileHandler(ReconcilePhotos reconcile, MissingFiles missing, Clock clock) {
    this.reconcile = reconcile;
    this.restore = new RestoreCommand(missing);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var log = new RequestLog(context);
    try {
      var request = JsonReader.object(event.readAllBytes());
      if (RestoreCommand.isIn(request)) {
        answer.write(restore.run(request, log, context).getBytes(UTF_8));
        return;
      }
      var start = start(request);
      var report =
          start
              .map(it -> reconcile.run(it, RunLimits.USUAL))
              .orElseGet(() -> reconcile.run(RunLimits.USUAL));
      write(log, context, report);
      answer.write(JsonWriter.object(json -> writeAnswer(json, report)).getBytes(UTF_8));
    } catch (RuntimeException failure) {
      log.writeFailure(context.getAwsRequestId(), Map.of(), failure);
      throw failure;
    }
  }

  private Optional<ReconcileProgress> start(Map<String, Object> event) {
    var now = clock.instant();
    return time(event, "from")
        .map(
            from ->
                time(event, "until")
                    .map(until -> new ReconcileProgress(from, until, text(event, "after")))
                    .orElseGet(() -> ReconcileProgress.since(from, now)));
  }

  private static Optional<Instant> time(Map<String, Object> event, String name) {
    return text(event, name).map(Instant::parse);
  }

  private static Optional<String> text(Map<String, Object> event, String name) {
    return Optional.ofNullable(event.get(name)).map(Object::toString);
  }

  private static void write(RequestLog log, Context context, ReconcileReport report) {
    for (var finding : report.findings()) {
      log.writeFinding(
          json ->
              json.field("level", "WARN")
                  .field("request_id", context.getAwsRequestId())
                  .field("route", ROUTE)
                  .field("outcome", finding.kind().toString())
                  .field("key", finding.key()));
    }
    log.write(
        json -> {
          json.field("level", "INFO")
              .field("request_id", context.getAwsRequestId())
              .field("route", ROUTE);
          writeCounts(json, report);
        });
  }

  private static void writeAnswer(JsonWriter json, ReconcileReport report) {
    json.field("done", report.isDone())
        .field("from", report.progress().from().toString())
        .field("until", report.progress().until().toString())
        .field("after", report.progress().after());
    writeCounts(json, report);
  }

  private static void writeCounts(JsonWriter json, ReconcileReport report) {
    json.field("objects", report.objects()).field("unaccounted", report.findings().size());
    for (var kind : Kind.values()) {
      json.field(kind.toString(), report.count(kind));
    }
  }
}
