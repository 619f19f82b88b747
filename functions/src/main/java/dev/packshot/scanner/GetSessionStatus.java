package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.id.Sha256;
import dev.packshot.identity.Caller;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{id}/status}: returns the status of a session and of its
 * captures, for clients that ask often. An unchanged answer has no body.
 */
public final class GetSessionStatus implements Endpoint<Supplier<Optional<SessionContents>>> {
  private static final String E_TAG = "ETag";

  private final SessionContentsRepository sessions;
  private final Clock clock;

  @Inject
  public GetSessionStatus(SessionContentsRepository sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Supplier<Optional<SessionContents>> read(Request request) {
    return sessions.find(request.id("id", SessionId::parse));
  }

  @Override
  public Response handle(
      Request request, Caller caller, Supplier<Optional<SessionContents>> found) {
    var contents = found.get().orElseThrow(Session::notFound);
    contents.session().requireMember(caller);
    var response = response(contents);
    var tag = "\"" + Sha256.hex(response.body()).substring(0, 32) + "\"";
    return (isKnown(request, tag) ? Response.empty(304) : response).with(E_TAG, tag);
  }

  private Response response(SessionContents contents) {
    return Response.ok(
        json ->
            json.field("session_status", contents.session().statusAt(clock.instant()).name())
                .field("extraction_status", contents.isSettled() ? "ready" : "pending")
                .array(
                    "captures", contents.captures(), (each, capture) -> capture.writeStatus(each)));
  }

  /** Returns whether the client has this answer already (RFC 9110, section 13.1.2). */
  private static boolean isKnown(Request request, String tag) {
    return request.header("if-none-match").stream()
        .flatMap(tags -> Arrays.stream(tags.split(",", -1)))
        .map(each -> each.strip().replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }
}
