package dev.packshot.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.session.ExpireSessions;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Runs the job once, whatever the event says. A run that fails is tried again by Lambda, and the
 * next one does what is left.
 */
final class ExpireCalls implements RequestStreamHandler {
  private final ExpireSessions expire;

  ExpireCalls(ExpireSessions expire) {
    this.expire = expire;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    var log = new RequestLog(context);
    try {
      var report = expire.run();
      log.write(
          json ->
              json.field("level", "INFO")
                  .field("request_id", context.getAwsRequestId())
                  .field("route", "EXPIRE_SESSIONS")
                  .field("active", report.active())
                  .field("old", report.old())
                  .field("expired", report.expired()));
    } catch (RuntimeException failed) {
      log.writeFailure(Optional.of(context.getAwsRequestId()), failed);
      throw failed;
    }
  }
}
