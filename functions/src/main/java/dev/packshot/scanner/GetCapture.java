package dev.packshot.scanner;

import dev.packshot.capture.CaptureRepository;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import javax.inject.Inject;

/** {@code GET /scanner/api/v1/captures/{id}}: returns a capture. */
public final class GetCapture implements Endpoint<CaptureReference> {
  private final CaptureRepository captures;

  @Inject
  public GetCapture(CaptureRepository captures) {
    this.captures = captures;
  }

  @Override
  public CaptureReference read(Request request) {
    return CaptureReference.of(request, captures);
  }

  @Override
  public Response handle(Request request, Caller caller, CaptureReference reference) {
    var capture = reference.require(caller, captures);
    return Response.ok(capture::write)
        .about(Response.SESSION, capture.address().sessionId())
        .about(Response.CAPTURE, capture.address().captureId());
  }
}
