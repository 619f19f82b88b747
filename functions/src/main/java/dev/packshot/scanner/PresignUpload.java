package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{session_id}/presigned-upload-url}: returns a signed form for
 * the upload of one photo of the session to S3.
 */
public final class PresignUpload implements Endpoint<PresignUpload.Input> {
  private final SessionRepository sessions;
  private final PostSigner signer;
  private final Supplier<SigningCredentials> credentials;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public PresignUpload(
      SessionRepository sessions,
      PostSigner signer,
      Supplier<SigningCredentials> credentials,
      Ids ids,
      Clock clock) {
    this.sessions = sessions;
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
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalid(
                            "photo_type", "must be one of " + PhotoType.CHOICES + ".")));
    var filename = filename(request.query("original_filename", "photo.jpg"));
    var extension = extension(filename, format(request.query("content_type", "")));
    return new Input(sessions.find(id), type, extension);
  }

  /** Returns the file name; refuses one that the registration would refuse. */
  private static String filename(String filename) {
    if (Text.length(filename) > Photo.MAX_FILENAME || !Text.isClean(filename)) {
      throw invalidFilename(
          "must have at most " + Photo.MAX_FILENAME + " characters and no control characters.");
    }
    return filename;
  }

  /** Returns the format that a client states; empty if it states none. */
  private static Optional<ImageFormat> format(String contentType) {
    var format = ImageFormat.ofContentType(contentType);
    if (format.isEmpty() && !contentType.isEmpty()) {
      throw new ProblemException(
          Problem.invalid("content_type", "must be one of " + contentTypes() + "."));
    }
    return format;
  }

  private static String contentTypes() {
    return ImageFormat.PHOTOS.stream()
        .map(ImageFormat::contentType)
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the extension of the key: that of the stated format, or of the file name. Without
   * either the photo is taken for a JPEG; the verdict tells what it is.
   */
  private static String extension(String filename, Optional<ImageFormat> stated) {
    var extension = PhotoKey.extensionOf(filename);
    if (stated.isPresent()) {
      var extensions = stated.get().extensions();
      return extension.filter(extensions::contains).orElse(extensions.get(0));
    }
    if (PhotoKey.isOfAnotherKind(filename)) {
      throw invalidFilename(
          "is not the name of a photo: it may end in .jpg, .jpeg, .png, .webp, .heic, .gif or"
              + " .bmp.");
    }
    return extension.orElse(ImageFormat.JPEG.extensions().get(0));
  }

  private static RuntimeException invalidFilename(String message) {
    return new ProblemException(Problem.invalid("original_filename", message));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var now = clock.instant();
    var session = input.session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    session.requireActive(now);
    session.requireRoomForPhoto();
    var photo = session.issue(ids.next());
    var key = new PhotoKey(session.id().value(), photo, input.type(), input.extension());
    return signer
        .sign(UploadTerms.of(key.text(), key.contentType()), credentials.get(), now)
        .map(post -> Response.ok(json -> write(json, post, key)).about(Response.PHOTO, photo))
        .orElseThrow(() -> new ProblemException(Problem.unavailable()));
  }

  private static void write(JsonWriter json, PresignedPost post, PhotoKey key) {
    json.field("upload_url", post.url())
        .field("upload_fields", post.fields())
        .field("s3_key", key.text())
        .field("expires_in", post.expiresIn().toSeconds());
  }

  /** The session and the properties of the upload that are requested. */
  record Input(Optional<Session> session, PhotoType type, String extension) {}
}
