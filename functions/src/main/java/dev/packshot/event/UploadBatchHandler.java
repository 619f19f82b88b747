package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.store.UploadedObject;
import dev.packshot.upload.CheckRemoval;
import dev.packshot.upload.DeriveImage;
import dev.packshot.upload.DeriveOutcome;
import dev.packshot.upload.IngestOutcome;
import dev.packshot.upload.IngestUpload;
import dev.packshot.upload.ReadCapturePicture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The handler of batches of messages about created and removed objects. The answer names the
 * messages that failed, and only those are delivered again.
 */
public final class UploadBatchHandler implements RequestStreamHandler {
  /**
   * The number of deliveries after which the queue moves a message to the dead letters. They
   * outlast an outage of ten minutes; AWS recommends five at least.
   */
  public static final int MAX_RECEIVES = 12;

  private static final LogFields NO_OBJECT =
      LogFields.of(IngestOutcome.ignored("the message contains no created or removed object"));

  private final IngestUpload ingest;
  private final DeriveImage derive;
  private final ReadCapturePicture pictures;
  private final CheckRemoval removals;

  public UploadBatchHandler(
      IngestUpload ingest, DeriveImage derive, ReadCapturePicture pictures, CheckRemoval removals) {
    this.ingest = ingest;
    this.derive = derive;
    this.pictures = pictures;
    this.removals = removals;
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
    var subject = new LinkedHashMap<String, String>();
    try {
      var objects = UploadEvents.objects(message);
      if (objects.isEmpty()) {
        log(new RequestLog(context), message, Optional.empty(), NO_OBJECT);
      }
      for (var object : objects.created()) {
        about(object, subject);
        var log = new RequestLog(context);
        log(log, message, Optional.of(object), outcome(message, object));
      }
      for (var object : objects.removed()) {
        about(object, subject);
        var log = new RequestLog(context);
        log(log, message, Optional.of(object), LogFields.of(removals.check(object)));
      }
      return true;
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      // a photo that is too large for the function's memory must not fail the whole batch
      new RequestLog(context).writeFailure(message.id(), subject, failure);
      return false;
    }
  }

  private static void about(UploadedObject object, Map<String, String> subject) {
    subject.clear();
    subject.putAll(LogSubject.of(object.key()));
  }

  private LogFields outcome(UploadEvents.Message message, UploadedObject object)
      throws IOException {
    if (DeriveImage.isOriginal(object)) {
      return LogFields.of(derive.derive(object));
    }
    boolean isLastAttempt = message.receiveCount() >= MAX_RECEIVES;
    return ReadCapturePicture.isPicture(object)
        ? LogFields.of(pictures.read(object, isLastAttempt))
        : LogFields.of(ingest.ingest(object, isLastAttempt));
  }

  /** The fields of the log line about one object. */
  private record LogFields(String outcome, Optional<String> reason) {
    static LogFields of(CheckRemoval.Outcome outcome) {
      return new LogFields(outcome.name().toLowerCase(Locale.ROOT), Optional.empty());
    }

    static LogFields of(IngestOutcome outcome) {
      return new LogFields(outcome.status().name().toLowerCase(Locale.ROOT), outcome.reason());
    }

    static LogFields of(DeriveOutcome outcome) {
      return new LogFields(outcome.name().toLowerCase(Locale.ROOT), Optional.empty());
    }
  }

  private static void log(
      RequestLog log,
      UploadEvents.Message message,
      Optional<UploadedObject> object,
      LogFields fields) {
    log.write(
        json -> {
          json.field("level", "INFO")
              .field("request_id", message.id())
              .field("route", "UPLOADED_OBJECT")
              .field("outcome", fields.outcome())
              .field("reason", fields.reason())
              .field("key", object.map(UploadedObject::key));
          object.ifPresent(it -> LogSubject.of(it.key()).forEach(json::field));
        });
  }
}
