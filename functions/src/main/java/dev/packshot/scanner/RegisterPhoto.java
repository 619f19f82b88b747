package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.http.Timestamp;
import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.photo.Registration.Result;
import dev.packshot.photo.UploadRepository;
import dev.packshot.photo.UploadRepository.Found;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import dev.packshot.session.SessionStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code POST /scanner/api/v1/sessions/{session_id}/photos}: registers an uploaded photo, before or
 * after its upload event. A repeated request returns the photo unchanged with 200.
 */
public final class RegisterPhoto implements Endpoint<RegisterPhoto.Input> {
  static final String NO_SUCH_CAPTURE = "must be a capture of this session.";

  private static final String CAPTURE = "capture_short_id";
  private static final String S3_KEY = "s3_key";
  private static final String DELETED =
      "The photo has been deleted. Request an upload of another one.";
  private static final String NOT_ISSUED = "is not a key from a presigned upload of this session.";

  private final UploadRepository uploads;
  private final LedgerRepository promises;
  private final PhotoRepository photos;
  private final PhotoSigner signer;
  private final Clock clock;

  @Inject
  public RegisterPhoto(
      UploadRepository uploads,
      LedgerRepository promises,
      PhotoRepository photos,
      PhotoSigner signer,
      Clock clock) {
    this.uploads = uploads;
    this.promises = promises;
    this.photos = photos;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var sessionId = request.id("session_id", SessionId::parse);
    var body = Body.of(request.fields(), sessionId);
    return new Input(body, uploads.find(body.key(), body.captureId()));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var now = clock.instant();
    var session = input.found().session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    if (!input.body().captureId().equals(input.found().capture())) {
      throw new ProblemException(Problem.invalid(CAPTURE, NO_SUCH_CAPTURE));
    }
    var present = input.found().photo();
    requireNotDeleted(input.found().isDeleted());
    if (present.filter(Photo::isRegistered).isPresent()) {
      return ok(placed(session, present.get()));
    }
    // a photo that has arrived is registered whatever the state of its session
    boolean isLate = present.isEmpty() && session.statusAt(now) != SessionStatus.ACTIVE;
    if (present.isEmpty()) {
      requireIssued(session, input.body().key());
    }
    if (isLate && !isPromised(input.body().key(), now)) {
      session.requireActive(now);
    }
    if (present.filter(photo -> !photo.isBeyondLimit()).isEmpty()) {
      session.requireRoomForPhoto();
    }
    var result = uploads.register(input.body().registration(now), isLate);
    return response(request, session, result, now);
  }

  /** Returns whether a photo was promised, so that its session need not be active any longer. */
  private boolean isPromised(PhotoKey key, Instant now) {
    return promises
        .findByPhoto(key.address().sessionId(), key.address().photoId())
        .get()
        .filter(promise -> promise.key().equals(key) && !promise.isOverAt(now))
        .isPresent();
  }

  private static void requireNotDeleted(boolean isDeleted) {
    if (isDeleted) {
      throw new ProblemException(Problem.conflict(DELETED));
    }
  }

  private static void requireIssued(Session session, PhotoKey key) {
    if (!key.isIssuedBy(session)) {
      throw new ProblemException(Problem.invalid(S3_KEY, NOT_ISSUED));
    }
  }

  private Photo placed(Session session, Photo photo) {
    return session.isReordered() ? photos.inOrder(photo) : photo;
  }

  private Response response(Request request, Session session, Result result, Instant now) {
    if (result instanceof Result.Registered registered) {
      var photo = placed(session, registered.photo());
      return Response.created(location(request, photo), signer.writer(photo))
          .about(Response.PHOTO, photo.address().photoId());
    }
    if (result instanceof Result.RegisteredBefore before) {
      return ok(placed(session, before.photo()));
    }
    requireNotDeleted(result instanceof Result.Deleted);
    if (result instanceof Result.TooManyKeys) {
      throw new ProblemException(
          Problem.invalid(
              "metadata",
              "would have more than " + MetadataUpdate.MAX_KEYS + " keys after this merge."));
    }
    throw refusal(((Result.Refused) result).session().orElseThrow(Session::notFound), now);
  }

  private Response ok(Photo photo) {
    return Response.ok(signer.writer(photo)).about(Response.PHOTO, photo.address().photoId());
  }

  /** Returns the address of the session, in which the photo can be read. */
  private static String location(Request request, Photo photo) {
    return request.baseUrl().path() + "/scanner/api/v1/sessions/" + photo.address().sessionId();
  }

  private static RuntimeException refusal(Session session, Instant now) {
    session.requireActive(now);
    session.requireRoomForPhoto();
    return new ProblemException(
        Problem.conflict("The session has changed in the meantime; try again."));
  }

  /** The body of the request, and what is stored about it. */
  record Input(Body body, Found found) {}

  /** The body of the request. */
  record Body(
      PhotoKey key,
      Optional<PhotoType> type,
      MetadataUpdate metadata,
      Optional<CaptureId> captureId,
      Optional<String> originalFilename,
      Optional<Long> fileSize,
      Optional<Instant> takenAt) {
    private static final int MAX_S3_KEY = 1_024;
    private static final long MAX_FILE_SIZE = 5L << 40;

    static Body of(Fields fields, SessionId sessionId) {
      var key = key(fields, sessionId);
      var body =
          new Body(
              key.orElse(null),
              fields.findChoice("photo_type", PhotoType::find, PhotoType.CHOICES),
              fields.metadata("metadata"),
              fields.id(CAPTURE, CaptureId::parse),
              fields.findText("original_filename", Photo.MAX_FILENAME),
              fields.wholeNumber("file_size", 0, MAX_FILE_SIZE),
              fields.findParsed("taken_at", Timestamp::parse, Timestamp.MESSAGE));
      fields.check();
      return body;
    }

    private static Optional<PhotoKey> key(Fields fields, SessionId sessionId) {
      var text = fields.requiredText(S3_KEY, MAX_S3_KEY);
      var key =
          PhotoKey.parse(text).filter(parsed -> parsed.address().sessionId().equals(sessionId));
      if (key.isEmpty() && !text.isEmpty()) {
        fields.reject(S3_KEY, NOT_ISSUED);
      }
      return key;
    }

    Registration registration(Instant now) {
      return new Registration(
          key, type, metadata.initial(), captureId, originalFilename, fileSize, takenAt, now);
    }
  }
}
