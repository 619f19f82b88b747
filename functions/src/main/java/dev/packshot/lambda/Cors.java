package dev.packshot.lambda;

import dev.packshot.http.Request;
import dev.packshot.http.Response;
import java.util.Set;

/** Which web pages may read the answers. */
public final class Cors {
  static final String REQUEST_HEADERS = "Authorization, Content-Type, X-API-Key";

  private static final String EXPOSED =
      "Location, RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset,"
          + " Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset,"
          + " X-Request-Id";

  private final Set<String> origins;

  /** For these origins; {@code *} is every one. */
  Cors(Set<String> origins) {
    this.origins = origins;
  }

  Response applied(Request request, Response response) {
    var exposed = response.with("Access-Control-Expose-Headers", EXPOSED);
    if (origins.contains("*")) {
      return exposed.with("Access-Control-Allow-Origin", "*");
    }
    var varied = exposed.with("Vary", "Origin");
    return request
        .header("origin")
        .filter(origins::contains)
        .map(origin -> varied.with("Access-Control-Allow-Origin", origin))
        .orElse(varied);
  }
}
