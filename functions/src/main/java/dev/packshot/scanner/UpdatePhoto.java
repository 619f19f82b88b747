package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.EditRequest;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.PhotoRepository.Classification;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.PhotoUpdate;
import dev.packshot.photo.RequestedEdit;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code PATCH /scanner/api/v1/sessions/{session_id}/photos/{photo_id}}: changes the type and the
 * metadata of a photo, or turns or crops it.
 */
public final class UpdatePhoto implements Endpoint<UpdatePhoto.Input> {
  private final SessionRepository sessions;
  private final PhotoRepository photos;
  private final PhotoEditing editing;
  private final PhotoSigner signer;

  @Inject
  public UpdatePhoto(
      SessionRepository sessions,
      PhotoRepository photos,
      PhotoEditing editing,
      PhotoSigner signer) {
    this.sessions = sessions;
    this.photos = photos;
    this.editing = editing;
    this.signer = signer;
  }

  @Override
  public Input read(Request request) {
    var sessionId = request.id("session_id", SessionId::parse);
    var photoId = request.id("photo_id", PhotoId::parse);
    var body = Body.of(request.fields());
    var photo = body.edit().flatMap(edit -> photos.find(sessionId, photoId));
    return new Input(sessionId, photoId, body, photo, sessions.find(sessionId));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var session = input.session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    var body = input.body();
    var edit = body.edit().flatMap(it -> request(input, it));
    var update = new PhotoUpdate(body.type(), body.metadata(), edit);
    var photo = update.isEmpty() ? input.photo().orElseThrow() : update(input, update);
    return Response.ok(signer.writer(session.isReordered() ? photos.inOrder(photo) : photo));
  }

  private Optional<EditRequest> request(Input input, RequestedEdit edit) {
    var photo = input.photo().orElseThrow(UpdatePhoto::notFound);
    return editing.request(photo, edit);
  }

  private Photo update(Input input, PhotoUpdate update) {
    var result = photos.update(input.sessionId(), input.photoId(), update);
    if (result instanceof Classification.Done done) {
      return done.photo();
    }
    if (result instanceof Classification.TooManyKeys) {
      throw new ProblemException(
          Problem.invalid(
              "metadata",
              "would have more than " + MetadataUpdate.MAX_KEYS + " keys after this merge."));
    }
    throw result instanceof Classification.FileReplaced
        ? new ProblemException(
            Problem.conflict("The photo's file has just been replaced; read the photo again."))
        : notFound();
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound("photo"));
  }

  /** The ids and the body of the request, the photo if it is to be edited, and the session. */
  record Input(
      SessionId sessionId,
      PhotoId photoId,
      Body body,
      Optional<Photo> photo,
      Optional<Session> session) {}

  /** The body of the request. The type may be absent only beside an edit. */
  record Body(Optional<PhotoType> type, MetadataUpdate metadata, Optional<RequestedEdit> edit) {
    static Body of(Fields fields) {
      var edit = RequestedEdit.of(fields);
      var type =
          fields.has("edit")
              ? fields.findChoice("photo_type", PhotoType::find, PhotoType.CHOICES)
              : fields.requiredChoice("photo_type", PhotoType::find, PhotoType.CHOICES);
      var metadata = fields.metadata("metadata");
      fields.check();
      return new Body(type, metadata, edit);
    }
  }
}
