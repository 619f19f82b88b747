package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.UploadRepository;
import dev.packshot.photo.UploadRepository.Found;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{session_id}/photos/{photo_id}}: returns one photo of a
 * session.
 */
public final class GetPhoto implements Endpoint<Found> {
  private final UploadRepository uploads;
  private final PhotoSigner signer;

  @Inject
  public GetPhoto(UploadRepository uploads, PhotoSigner signer) {
    this.uploads = uploads;
    this.signer = signer;
  }

  @Override
  public Found read(Request request) {
    return uploads.find(
        request.id("session_id", SessionId::parse), request.id("photo_id", PhotoId::parse));
  }

  @Override
  public Response handle(Request request, Caller caller, Found found) {
    found.session().orElseThrow(Session::notFound).requireMember(caller);
    var photo = found.photo().orElseThrow(() -> new ProblemException(Problem.notFound("photo")));
    return Response.ok(signer.writer(photo));
  }
}
