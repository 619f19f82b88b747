package dev.packshot.lambda;

import dev.packshot.event.Cors;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import dev.packshot.snapshot.Priming;
import java.util.List;

/** What Lambda calls for all that is no {@link Route}: other paths, other methods, preflights. */
public final class FallbackHandler extends ApiHandler {
  public FallbackHandler() {
    super(FallbackHandler::new, Priming.of("GET", "/rehearsal"));
  }

  public FallbackHandler(AppComponent app) {
    super("FALLBACK", app, FallbackHandler::answer);
  }

  private static Response answer(Request request) {
    var methods = Route.methodsOf(request.path());
    if (methods.isEmpty()) {
      throw Problem.notFound("address").asException();
    }
    var allow = String.join(", ", methods) + ", OPTIONS";
    if (request.method().equals("OPTIONS")) {
      return preflight(methods, allow);
    }
    throw Problem.of(
            ErrorCode.METHOD_NOT_ALLOWED,
            "This address answers to " + allow + ", not to " + request.method() + ".")
        .withHeader("Allow", allow)
        .asException();
  }

  private static Response preflight(List<String> methods, String allow) {
    return Response.empty(204)
        .with("Allow", allow)
        .with("Access-Control-Allow-Methods", String.join(", ", methods))
        .with("Access-Control-Allow-Headers", Cors.REQUEST_HEADERS)
        .with("Access-Control-Max-Age", "86400");
  }
}
