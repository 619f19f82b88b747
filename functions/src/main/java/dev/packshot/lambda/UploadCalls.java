package dev.packshot.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.upload.IngestUpload;
import dev.packshot.upload.Outcome;
import dev.packshot.upload.UploadedObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Has every created object of a batch of messages judged. A message that fails is named in the
 * answer and comes again; the others are done.
 */
final class UploadCalls implements RequestStreamHandler {
  private final IngestUpload ingest;

  UploadCalls(IngestUpload ingest) {
    this.ingest = ingest;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var failed = new ArrayList<String>();
    for (var message : UploadEvents.messages(event)) {
      if (!handle(message, context)) {
        failed.add(message.id());
      }
    }
    UploadEvents.writeFailures(failed, answer);
  }

  private boolean handle(UploadEvents.Message message, Context context) {
    try {
      var objects = UploadEvents.objects(message);
      if (objects.isEmpty()) {
        log(new RequestLog(context), message, Optional.empty(), new Outcome.Ignored("no object"));
      }
      for (var object : objects) {
        var log = new RequestLog(context);
        log(log, message, Optional.of(object), ingest.ingest(object));
      }
      return true;
    } catch (IOException | RuntimeException | OutOfMemoryError fault) {
      // a photo that is too large for this instance's memory fails alone, not with its batch
      new RequestLog(context).writeFailure(Optional.of(message.id()), fault);
      return false;
    }
  }

  private static void log(
      RequestLog log, UploadEvents.Message message, Optional<UploadedObject> object, Outcome out) {
    log.write(
        json ->
            json.field("level", "INFO")
                .field("request_id", message.id())
                .field("route", "UPLOADED_OBJECT")
                .field("outcome", out.name())
                .field("reason", out.reason())
                .field("key", object.map(UploadedObject::key)));
  }
}
