package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.maintenance.LookUpCaptures;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The handler of the schedule that looks up the products of captures, whatever the event contains.
 */
public final class LookUpHandler implements RequestStreamHandler {
  private final LookUpCaptures lookUps;

  public LookUpHandler(LookUpCaptures lookUps) {
    this.lookUps = lookUps;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    var log = new RequestLog(context);
    var report = lookUps.run();
    if (report.open() > 0) { // most runs find nothing, and need no line
      log.write(
          json ->
              json.field("level", "INFO")
                  .field("request_id", context.getAwsRequestId())
                  .field("route", "LOOK_UP_CAPTURES")
                  .field("open", report.open())
                  .field("ended", report.ended())
                  .field("failed", report.failures().size())
                  .field(
                      "waiting",
                      Optional.of(String.join("; ", report.waiting()))
                          .filter(it -> !it.isEmpty())));
    }
    for (var failure : report.failures()) {
      log.writeFailure(context.getAwsRequestId(), Map.of(), failure);
    }
    if (!report.failures().isEmpty()) {
      throw report.failures().get(0);
    }
  }
}
