package dev.packshot.scanner;

import dev.packshot.erasure.PhotoErasure;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.Promise;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoDeletionRepository;
import dev.packshot.photo.UploadRepository;
import dev.packshot.photo.UploadRepository.Found;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code DELETE /scanner/api/v1/sessions/{session_id}/photos/{photo_id}}: deletes a photo, or one
 * that was only promised. An interrupted deletion is finished by a repeated request or by the
 * hourly job.
 */
public final class DeletePhoto implements Endpoint<DeletePhoto.Input> {
  private static final int NO_CONTENT = 204;

  private final UploadRepository uploads;
  private final LedgerRepository promises;
  private final PhotoDeletionRepository deletions;
  private final PhotoErasure erasure;
  private final Clock clock;

  @Inject
  public DeletePhoto(
      UploadRepository uploads,
      LedgerRepository promises,
      PhotoDeletionRepository deletions,
      PhotoErasure erasure,
      Clock clock) {
    this.uploads = uploads;
    this.promises = promises;
    this.deletions = deletions;
    this.erasure = erasure;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var session = request.id("session_id", SessionId::parse);
    var photo = request.id("photo_id", PhotoId::parse);
    return new Input(session, photo, uploads.find(session, photo));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var found = input.found();
    found.session().orElseThrow(Session::notFound).requireMember(caller);
    var deletion =
        found.isDeleted()
            ? deletions.find(input.photo())
            : deletions.delete(address(input), clock.instant());
    deletion.ifPresent(erasure::finish);
    return Response.empty(NO_CONTENT);
  }

  private PhotoAddress address(Input input) {
    return input
        .found()
        .photo()
        .map(Photo::address)
        .or(() -> promised(input))
        .orElseThrow(() -> new ProblemException(Problem.notFound("photo")));
  }

  private Optional<PhotoAddress> promised(Input input) {
    return promises.findByPhoto(input.session(), input.photo()).get().map(Promise::address);
  }

  /** The ids of the request, and the session and the photo as they are stored. */
  record Input(SessionId session, PhotoId photo, Found found) {}
}
