package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.maintenance.ExpireSessions;
import dev.packshot.maintenance.SweepDeletions;
import dev.packshot.maintenance.SweepPhotos;
import dev.packshot.maintenance.SweepSessions;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The handler of the hourly schedule. It runs all jobs, whatever the event contains. Lambda retries
 * a run that fails.
 */
public final class MaintenanceHandler implements RequestStreamHandler {
  private final ExpireSessions expireSessions;
  private final SweepDeletions sweepDeletions;
  private final SweepPhotos sweepPhotos;
  private final SweepSessions sweepSessions;

  public MaintenanceHandler(
      ExpireSessions expireSessions,
      SweepDeletions sweepDeletions,
      SweepPhotos sweepPhotos,
      SweepSessions sweepSessions) {
    this.expireSessions = expireSessions;
    this.sweepDeletions = sweepDeletions;
    this.sweepPhotos = sweepPhotos;
    this.sweepSessions = sweepSessions;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    var log = new RequestLog(context);
    try {
      var report = expireSessions.run();
      long swept = sweepDeletions.run();
      long sweptPhotos = sweepPhotos.run();
      var deleted = sweepSessions.run();
      log.write(
          json ->
              json.field("level", "INFO")
                  .field("request_id", context.getAwsRequestId())
                  .field("route", "EXPIRE_SESSIONS")
                  .field("active", report.active())
                  .field("old", report.old())
                  .field("expired", report.expired())
                  .field("swept", swept)
                  .field("swept_photos", sweptPhotos)
                  .field("deleted_sessions", deleted.deleted())
                  .field("erased_items", deleted.items())
                  .field("erased_sessions", deleted.ended()));
      deleted.failures().stream()
          .skip(1)
          .forEach(it -> log.writeFailure(context.getAwsRequestId(), Map.of(), it));
      if (!deleted.failures().isEmpty()) {
        throw deleted.failures().get(0);
      }
    } catch (RuntimeException failure) {
      log.writeFailure(context.getAwsRequestId(), Map.of(), failure);
      throw failure;
    }
  }
}
