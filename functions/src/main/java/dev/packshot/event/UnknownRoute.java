package dev.packshot.event;

import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.List;

/** The endpoint for requests that match no {@link Route}: preflights, wrong methods and paths. */
public final class UnknownRoute implements OpenEndpoint {
  @Override
  public Response handle(Request request) {
    var methods = Route.methodsOf(request.path());
    if (methods.isEmpty()) {
      throw new ProblemException(Problem.notFound("address"));
    }
    var allow = String.join(", ", methods) + ", OPTIONS";
    if (request.method().equals("OPTIONS")) {
      return preflight(methods, allow);
    }
    throw new ProblemException(
        Problem.of(
                ErrorCode.METHOD_NOT_ALLOWED,
                "This address supports " + allow + ", not " + request.method() + ".")
            .withHeader("Allow", allow));
  }

  private static Response preflight(List<String> methods, String allow) {
    return Response.empty(204)
        .with("Allow", allow)
        .with("Access-Control-Allow-Methods", String.join(", ", methods))
        .with("Access-Control-Allow-Headers", Cors.REQUEST_HEADERS)
        .with("Access-Control-Max-Age", "86400");
  }
}
