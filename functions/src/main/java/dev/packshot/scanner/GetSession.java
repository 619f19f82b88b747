package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoUrls;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** {@code GET /scanner/api/v1/sessions/{id}}: a session with all that it holds. */
public final class GetSession implements Endpoint<Optional<SessionContents>> {
  private final SessionContentsRepository sessions;
  private final PhotoSigner signer;
  private final Clock clock;

  @Inject
  public GetSession(SessionContentsRepository sessions, PhotoSigner signer, Clock clock) {
    this.sessions = sessions;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Optional<SessionContents> read(Request request) {
    return sessions.find(request.id("id", SessionId::parse));
  }

  @Override
  public Response handle(Request request, Caller caller, Optional<SessionContents> found) {
    var detail = found.orElseThrow(Session::notFound);
    detail.session().requireMember(caller);
    var answer = answer(detail, signer.urls(detail.photos()));
    return answer.fits() ? answer : large(detail);
  }

  /** Details all else first, for addresses are what can be left out. */
  private Response large(SessionContents detail) {
    int room = answer(detail, PhotoUrls.NONE).room();
    if (room < 0) {
      throw new ProblemException(
          Problem.conflict(
              "The metadata of the session's photos is more than can be answered at once;"
                  + " PATCH them with less."));
    }
    return answer(detail, signer.urls(detail.photos(), room));
  }

  private Response answer(SessionContents detail, PhotoUrls urls) {
    return Response.ok(json -> write(json, detail, urls));
  }

  private void write(JsonWriter json, SessionContents detail, PhotoUrls urls) {
    detail.session().writeCommon(json, clock.instant());
    json.array("captures", List.of(), (captureJson, capture) -> {})
        .array("product_photos", detail.photos(), (each, photo) -> photo.write(each, urls));
  }
}
