package dev.packshot.event;

import dev.packshot.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The policy that lets the web pages of certain origins read responses (CORS). */
public final class Cors {
  static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-None-Match, X-API-Key";

  private static final String EXPOSED =
      "Date, ETag, Location, RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset,"
          + " Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset,"
          + " X-Request-Id";

  private final Set<String> origins;

  /** Creates a policy for these origins; {@code *} stands for every origin. */
  public Cors(Set<String> origins) {
    this.origins = origins;
  }

  /** Returns the CORS headers of the response to a request. */
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
