package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.store.UploadedObject;
import dev.packshot.upload.Derivation;
import dev.packshot.upload.DeriveImage;
import dev.packshot.upload.IngestUpload;
import dev.packshot.upload.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * Has every created object of a batch of messages dealt with. A message that fails is named in the
 * answer and comes again; the others are done.
 */
public final class UploadBatchHandler implements RequestStreamHandler {
  private static final Told NO_OBJECT = Told.of(new Outcome.Ignored("no object"));

  private final IngestUpload ingest;
  private final DeriveImage derive;

  public UploadBatchHandler(IngestUpload ingest, DeriveImage derive) {
    this.ingest = ingest;
    this.derive = derive;
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
        log(new RequestLog(context), message, Optional.empty(), NO_OBJECT);
      }
      for (var object : objects) {
        var log = new RequestLog(context);
        log(log, message, Optional.of(object), outcome(object));
      }
      return true;
    } catch (IOException | RuntimeException | OutOfMemoryError fault) {
      // a photo that is too large for this instance's memory fails alone, not with its batch
      new RequestLog(context).writeFailure(Optional.of(message.id()), fault);
      return false;
    }
  }

  private Told outcome(UploadedObject object) throws IOException {
    return DeriveImage.isOriginal(object)
        ? Told.of(derive.derive(object))
        : Told.of(ingest.ingest(object));
  }

  /** What the log tells of an object: a word, and why, where that is worth telling. */
  private record Told(String outcome, Optional<String> reason) {
    static Told of(Outcome outcome) {
      return new Told(outcome.name(), outcome.reason());
    }

    static Told of(Derivation derivation) {
      return new Told(derivation.name().toLowerCase(Locale.ROOT), Optional.empty());
    }
  }

  private static void log(
      RequestLog log, UploadEvents.Message message, Optional<UploadedObject> object, Told told) {
    log.write(
        json ->
            json.field("level", "INFO")
                .field("request_id", message.id())
                .field("route", "UPLOADED_OBJECT")
                .field("outcome", told.outcome())
                .field("reason", told.reason())
                .field("key", object.map(UploadedObject::key)));
  }
}
