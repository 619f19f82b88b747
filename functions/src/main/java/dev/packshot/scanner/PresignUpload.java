package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.json.JsonWriter;
import dev.packshot.json.Text;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import dev.packshot.store.PostSigner;
import dev.packshot.store.PresignedPost;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{session_id}/presigned-upload-url}: returns a signed form for
 * the upload of one photo of the session to S3, or renews that of a photo that has not arrived.
 */
public final class PresignUpload implements Endpoint<PresignUpload.Input> {
  private static final String PHOTO = "photo_short_id";

  private final SessionRepository sessions;
  private final UploadRenewals renewals;
  private final PostSigner signer;
  private final Supplier<SigningCredentials> credentials;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public PresignUpload(
      SessionRepository sessions,
      UploadRenewals renewals,
      PostSigner signer,
      Supplier<SigningCredentials> credentials,
      Ids ids,
      Clock clock) {
    this.sessions = sessions;
    this.renewals = renewals;
    this.signer = signer;
    this.credentials = credentials;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var id = request.id("session_id", SessionId::parse);
    var type =
        PhotoType.find(request.query("photo_type", PhotoType.OTHER.value()))
            .orElseThrow(() -> invalid("photo_type", "must be one of " + PhotoType.CHOICES + "."));
    var filename = filename(request.query("original_filename", KeyExtension.DEFAULT_NAME));
    var extension =
        KeyExtension.of(filename, format(request.query("content_type", "")))
            .orElseThrow(() -> invalid("original_filename", KeyExtension.NOT_A_PHOTO));
    var renewal = photo(request).map(photo -> renewals.find(id, photo));
    return new Input(sessions.find(id), type, extension, renewal);
  }

  /** Returns the photo whose form is to be renewed; empty for a new photo. */
  private static Optional<PhotoId> photo(Request request) {
    var text = request.query(PHOTO, "");
    var photo = PhotoId.parse(text);
    if (photo.isEmpty() && !text.isEmpty()) {
      throw invalid(PHOTO, "must be a shortuuid of 22 characters.");
    }
    return photo;
  }

  /** Returns the file name; refuses one that the registration would refuse. */
  private static String filename(String filename) {
    if (Text.length(filename) > Photo.MAX_FILENAME || !Text.isClean(filename)) {
      throw invalid(
          "original_filename",
          "must have at most " + Photo.MAX_FILENAME + " characters and no control characters.");
    }
    return filename;
  }

  /** Returns the format that a client states; empty if it states none. */
  private static Optional<ImageFormat> format(String contentType) {
    var format = ImageFormat.ofContentType(contentType);
    if (format.isEmpty() && !contentType.isEmpty()) {
      throw invalid("content_type", "must be one of " + KeyExtension.contentTypes() + ".");
    }
    return format;
  }

  private static RuntimeException invalid(String field, String message) {
    return new ProblemException(Problem.invalid(field, message));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var now = clock.instant();
    var session = input.session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    var terms =
        input
            .renewal()
            .map(renewal -> renewals.renew(renewal, session, input.type(), input.extension(), now))
            .orElseGet(() -> newTerms(session, input, now));
    return signer
        .sign(terms, credentials.get(), now)
        .map(post -> Response.ok(json -> write(json, post, terms.key())))
        .orElseThrow(() -> new ProblemException(Problem.unavailable()))
        .about(Response.PHOTO, PhotoKey.parse(terms.key()).orElseThrow().address().photoId());
  }

  private UploadTerms newTerms(Session session, Input input, Instant now) {
    session.requireActive(now);
    session.requireRoomForPhoto();
    var key = PhotoKey.issue(session, ids.next(), input.type(), input.extension());
    return UploadTerms.of(key.text(), key.contentType());
  }

  private static void write(JsonWriter json, PresignedPost post, String key) {
    json.field("upload_url", post.url())
        .field("upload_fields", post.fields())
        .field("s3_key", key)
        .field("expires_in", post.expiresIn().toSeconds());
  }

  /**
   * The session and the properties of the upload that are requested.
   *
   * @param renewal what is stored about the photo whose form is to be renewed
   */
  record Input(
      Optional<Session> session,
      PhotoType type,
      String extension,
      Optional<UploadRenewals.Found> renewal) {}
}
