package dev.packshot.session;

import dev.packshot.http.Caller;
import dev.packshot.http.Endpoint;
import dev.packshot.http.JsonWriter;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoUrls;
import dev.packshot.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** {@code GET /scanner/api/v1/sessions/{id}}: a session with all that it holds. */
public final class GetSession implements Endpoint<Optional<SessionDetail>> {
  private final SessionRepository sessions;
  private final PhotoSigner signer;
  private final Clock clock;

  @Inject
  public GetSession(SessionRepository sessions, PhotoSigner signer, Clock clock) {
    this.sessions = sessions;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Optional<SessionDetail> read(Request request) {
    return sessions.findDetail(request.id("id", SessionId::parse));
  }

  @Override
  public Response handle(Request request, Caller caller, Optional<SessionDetail> found) {
    var detail = found.orElseThrow(Session::notFound);
    detail.session().requireMember(caller);
    var answer = answer(detail, signer.urls(detail.photos()));
    return answer.fits() ? answer : large(detail);
  }

  /** Says all else first, for addresses are what can be left out. */
  private Response large(SessionDetail detail) {
    int room = answer(detail, PhotoUrls.NONE).room();
    if (room < 0) {
      throw Problem.conflict(
              "The metadata of the session's photos is more than can be answered at once;"
                  + " PATCH them with less.")
          .asException();
    }
    return answer(detail, signer.urls(detail.photos(), room));
  }

  private Response answer(SessionDetail detail, PhotoUrls urls) {
    return Response.ok(json -> write(json, detail, urls));
  }

  private void write(JsonWriter json, SessionDetail detail, PhotoUrls urls) {
    detail.session().writeCommon(json, clock.instant());
    json.array("captures", List.of(), (captureJson, capture) -> {})
        .array("product_photos", detail.photos(), (each, photo) -> photo.write(each, urls));
  }
}
