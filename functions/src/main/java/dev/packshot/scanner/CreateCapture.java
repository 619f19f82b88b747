package dev.packshot.scanner;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureAddress;
import dev.packshot.capture.Scan;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/** {@code POST /scanner/api/v1/captures}: adds a code that was scanned or typed to a session. */
public final class CreateCapture implements Endpoint<CreateCapture.Input> {
  private final SessionRepository sessions;
  private final CaptureAddition addition;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public CreateCapture(SessionRepository sessions, CaptureAddition addition, Ids ids, Clock clock) {
    this.sessions = sessions;
    this.addition = addition;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var body = Body.of(request.fields());
    return new Input(body, sessions.find(body.session()));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var session = input.session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    return addition.respond(request, caller, session, () -> capture(session, input.body()));
  }

  private Capture capture(Session session, Body body) {
    var address =
        new CaptureAddress(session.id(), session.organizationId(), new CaptureId(ids.next()));
    return Capture.create(address, body.scan(), body.metadata(), clock.instant());
  }

  /** The body of the request, and the session. */
  record Input(Body body, Optional<Session> session) {}

  /** The body of the request. */
  record Body(SessionId session, Scan scan, Map<String, String> metadata) {
    static Body of(Fields fields) {
      var session = fields.requiredId("session_short_id", SessionId::parse);
      var scan = RequestedScan.of(fields);
      var metadata = fields.metadata("metadata").initial();
      fields.check();
      return new Body(session.orElseThrow(), scan, metadata);
    }
  }
}
