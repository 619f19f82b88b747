package dev.packshot.event;

import dev.packshot.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
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
  public Cors(Set<String> origins) {
    this.origins = origins;
  }

  /** What the answer to a request says of who may read it. */
  Map<String, String> headers(Request request) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Access-Control-Expose-Headers", EXPOSED);
    if (origins.contains("*")) {
      headers.put("Access-Control-Allow-Origin", "*");
      return headers;
    }
    headers.put("Vary", "Origin");
    request
        .header("origin")
        .filter(origins::contains)
        .ifPresent(origin -> headers.put("Access-Control-Allow-Origin", origin));
    return headers;
  }
}
