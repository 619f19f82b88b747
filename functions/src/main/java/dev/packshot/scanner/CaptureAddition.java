package dev.packshot.scanner;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.CaptureRepository.Addition;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.CaptureId;
import dev.packshot.identity.Caller;
import dev.packshot.once.NoteRepository;
import dev.packshot.once.RepeatableRequest;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.inject.Inject;

/** The addition of a capture to a session, which happens once for each idempotency key. */
final class CaptureAddition {
  private final CaptureRepository captures;
  private final NoteRepository notes;
  private final Clock clock;

  @Inject
  CaptureAddition(CaptureRepository captures, NoteRepository notes, Clock clock) {
    this.captures = captures;
    this.notes = notes;
    this.clock = clock;
  }

  /** Adds a capture and returns the response. */
  Response respond(Request request, Caller caller, Session session, Supplier<Capture> capture) {
    return respond(request, caller, session, capture, unused -> {});
  }

  /**
   * Adds a capture and returns the response.
   *
   * @param capture makes the capture; it is called only if an earlier request has made none
   * @param discard removes what was stored for a capture that was not added
   */
  Response respond(
      Request request,
      Caller caller,
      Session session,
      Supplier<Capture> capture,
      Consumer<Capture> discard) {
    var repeatable = RepeatableRequest.of(request, caller);
    var before = repeatable.flatMap(it -> notes.find(it, clock.instant()));
    if (before.isPresent()) {
      return again(request, session, before.get().madeFor(repeatable.get()));
    }
    session.requireActive(clock.instant());
    session.requireRoomForCapture();
    var made = capture.get();
    var note =
        repeatable.map(it -> it.madeAt(clock.instant(), made.address().captureId().toString()));
    var result = captures.add(made, note);
    if (!(result instanceof Addition.Added)) {
      discard.accept(made);
    }
    if (result instanceof Addition.MadeBefore other) {
      return again(request, session, other.note().madeFor(repeatable.orElseThrow()));
    }
    if (result instanceof Addition.Refused refused) {
      throw refusal(refused.session().orElseThrow(Session::notFound));
    }
    return created(request, made);
  }

  /** Returns the capture that an earlier request has made, as it is now. */
  private Response again(Request request, Session session, String id) {
    return CaptureId.parse(id)
        .flatMap(capture -> captures.find(session.id(), capture))
        .map(capture -> created(request, capture))
        .orElseThrow(Capture::notFound);
  }

  private static Response created(Request request, Capture capture) {
    return Response.created(
            request.baseUrl().path() + "/scanner/api/v1/captures/" + capture.address().captureId(),
            capture::write)
        .about(Response.SESSION, capture.address().sessionId())
        .about(Response.CAPTURE, capture.address().captureId());
  }

  private RuntimeException refusal(Session session) {
    session.requireActive(clock.instant());
    session.requireRoomForCapture();
    return new ProblemException(
        Problem.conflict("The session has changed in the meantime; try again."));
  }
}
