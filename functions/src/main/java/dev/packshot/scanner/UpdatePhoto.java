package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.PhotoRepository.Classification;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoType;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code PATCH /scanner/api/v1/sessions/{session_id}/photos/{photo_id}}: changes the type and the
 * metadata of a photo.
 */
public final class UpdatePhoto implements Endpoint<UpdatePhoto.Input> {
  private final SessionRepository sessions;
  private final PhotoRepository photos;
  private final PhotoSigner signer;

  @Inject
  public UpdatePhoto(SessionRepository sessions, PhotoRepository photos, PhotoSigner signer) {
    this.sessions = sessions;
    this.photos = photos;
    this.signer = signer;
  }

  @Override
  public Input read(Request request) {
    var sessionId = request.id("session_id", SessionId::parse);
    var photoId = request.id("photo_id", PhotoId::parse);
    var body = Body.of(request.fields());
    return new Input(sessionId, photoId, body, sessions.find(sessionId));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var session = input.session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    var body = input.body();
    var classification =
        photos.classify(input.sessionId(), input.photoId(), body.type(), body.metadata());
    if (classification instanceof Classification.Done done) {
      return Response.ok(
          signer.writer(session.isReordered() ? photos.inOrder(done.photo()) : done.photo()));
    }
    throw classification instanceof Classification.TooManyKeys
        ? new ProblemException(
            Problem.invalid(
                "metadata",
                "would have more than " + MetadataUpdate.MAX_KEYS + " keys after this merge."))
        : new ProblemException(Problem.notFound("photo"));
  }

  /** The ids and the body of the request, and the session. */
  record Input(SessionId sessionId, PhotoId photoId, Body body, Optional<Session> session) {}

  /** The body of the request. */
  record Body(PhotoType type, MetadataUpdate metadata) {
    static Body of(Fields fields) {
      var type = fields.requiredChoice("photo_type", PhotoType::find, PhotoType.CHOICES);
      var metadata = fields.metadata("metadata");
      fields.check();
      return new Body(type.orElseThrow(), metadata);
    }
  }
}
