package dev.packshot.scanner;

import dev.packshot.capture.CaptureRepository;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import javax.inject.Inject;

/** {@code POST /scanner/api/v1/captures/{id}/retry}: looks the product of a capture up again. */
public final class RetryCapture implements Endpoint<CaptureReference> {
  private final CaptureRepository captures;

  @Inject
  public RetryCapture(CaptureRepository captures) {
    this.captures = captures;
  }

  @Override
  public CaptureReference read(Request request) {
    return CaptureReference.of(request, captures);
  }

  @Override
  public Response handle(Request request, Caller caller, CaptureReference reference) {
    var capture = reference.require(caller, captures);
    if (!capture.status().mayBeRetried()) {
      throw new ProblemException(
          Problem.conflict(
              "The capture is "
                  + capture.status()
                  + "; only one that is FAILED or NOT_FOUND can be tried again."));
    }
    return captures
        .retry(capture)
        .map(retried -> Response.ok(retried::write))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.conflict("The capture is being tried again by another request.")))
        .about(Response.SESSION, capture.address().sessionId())
        .about(Response.CAPTURE, capture.address().captureId());
  }
}
