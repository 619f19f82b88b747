package dev.packshot.scanner;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureAddress;
import dev.packshot.capture.Scan;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.CapturePictureKey;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import dev.packshot.store.NewObject;
import dev.packshot.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

/**
 * {@code POST /scanner/api/v1/captures/upload-image}: adds a picture of a code to a session. The
 * picture is stored first: S3 sends an event about it, whose handler reads the code, or removes the
 * picture if the capture is never added.
 */
public final class UploadCaptureImage implements Endpoint<UploadCaptureImage.Input> {
  private static final String IMAGE = "image";
  private static final Set<String> PARTS =
      Set.of("session_short_id", IMAGE, "capture_type", "raw_value", "gtin");

  private final SessionRepository sessions;
  private final CaptureAddition addition;
  private final ObjectStore objects;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public UploadCaptureImage(
      SessionRepository sessions,
      CaptureAddition addition,
      ObjectStore objects,
      Ids ids,
      Clock clock) {
    this.sessions = sessions;
    this.addition = addition;
    this.objects = objects;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var form = Form.of(request);
    return new Input(form, sessions.find(form.session()));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var session = input.session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    return addition.respond(
        request, caller, session, () -> store(session, input.form()), this::discard);
  }

  private Capture store(Session session, Form form) {
    var id = new CaptureId(ids.next());
    var key = new CapturePictureKey(session.id(), id, form.format()).text();
    objects.put(
        new NewObject(key, form.format().contentType(), NewObject.Caching.PRIVATE, form.image()));
    return Capture.create(
        new CaptureAddress(session.id(), session.organizationId(), id),
        form.scan().withPicture(key),
        Map.of(),
        clock.instant());
  }

  private void discard(Capture capture) {
    objects.delete(List.of(capture.scan().imageKey().orElseThrow()));
  }

  /** The form of the request, and the session. */
  record Input(Form form, Optional<Session> session) {}

  /** The form of the request. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Form(SessionId session, Scan scan, ImageFormat format, byte[] image) {
    static Form of(Request request) {
      var fields =
          request.form(
              PARTS, "add a photo of type barcode to the session with its presigned-upload-url.");
      var session = fields.requiredId("session_short_id", SessionId::parse);
      var scan = RequestedScan.ofPicture(fields);
      var image = fields.requiredFile(IMAGE);
      var format = ImageFormat.sniff(image).filter(CapturePictureKey.FORMATS::contains);
      if (format.isEmpty() && fields.errors().stream().noneMatch(it -> it.field().equals(IMAGE))) {
        fields.reject(IMAGE, "must be a JPEG, PNG or WebP file.");
      }
      fields.check();
      return new Form(session.orElseThrow(), scan, format.orElseThrow(), image);
    }
  }
}
