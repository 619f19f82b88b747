package dev.packshot.scanner;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.http.Request;
import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import java.util.Optional;

/**
 * The capture in a request's path.
 *
 * @param session of the capture; empty if there is no such capture
 */
record CaptureReference(CaptureId capture, Optional<SessionId> session) {
  static CaptureReference of(Request request, CaptureRepository captures) {
    var capture = request.id("id", CaptureId::parse);
    return new CaptureReference(capture, captures.sessionOf(capture));
  }

  /** Returns the capture. Refuses a caller of another organization as if it did not exist. */
  Capture require(Caller caller, CaptureRepository captures) {
    return session
        .flatMap(id -> captures.find(id, capture))
        .filter(found -> caller.belongsTo(found.address().organizationId()))
        .orElseThrow(Capture::notFound);
  }
}
