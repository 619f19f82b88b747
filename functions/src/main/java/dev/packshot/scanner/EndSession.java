package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code POST /scanner/api/v1/sessions/{id}/submit} and {@code …/end}: ends a session. A repeated
 * request returns it unchanged.
 */
public final class EndSession implements Endpoint<Optional<Session>> {
  private final SessionRepository sessions;
  private final Clock clock;

  @Inject
  public EndSession(SessionRepository sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Optional<Session> read(Request request) {
    return sessions.find(request.id("id", SessionId::parse));
  }

  @Override
  public Response handle(Request request, Caller caller, Optional<Session> found) {
    var now = clock.instant();
    var session = found.orElseThrow(Session::notFound);
    session.requireMember(caller);
    var ended = sessions.complete(session, now).orElseThrow(Session::notFound);
    ended.requireCompleted(now);
    return Response.ok(json -> ended.writeSummary(json, now));
  }
}
