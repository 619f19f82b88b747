package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.maintenance.ExpireSessions;
import dev.packshot.maintenance.SweepDeletions;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Runs the jobs once, whatever the event says. A run that fails is tried again by Lambda, and the
 * next one does what is left.
 */
public final class MaintenanceHandler implements RequestStreamHandler {
  private final ExpireSessions expire;
  private final SweepDeletions sweep;

  public MaintenanceHandler(ExpireSessions expire, SweepDeletions sweep) {
    this.expire = expire;
    this.sweep = sweep;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    var log = new RequestLog(context);
    try {
      var report = expire.run();
      long swept = sweep.run();
      log.write(
          json ->
              json.field("level", "INFO")
                  .field("request_id", context.getAwsRequestId())
                  .field("route", "EXPIRE_SESSIONS")
                  .field("active", report.active())
                  .field("old", report.old())
                  .field("expired", report.expired())
                  .field("swept", swept));
    } catch (RuntimeException failed) {
      log.writeFailure(Optional.of(context.getAwsRequestId()), failed);
      throw failed;
    }
  }
}
