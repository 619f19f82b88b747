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
  private final boolean acceptsCookies;

  /**
   * Creates a policy.
   *
   * @param origins the origins of the pages; {@code *} stands for every origin
   * @param acceptsCookies whether pages of origins that are named may send the browser's cookie
   */
  public Cors(Set<String> origins, boolean acceptsCookies) {
    this.origins = origins;
    this.acceptsCookies = acceptsCookies;
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
        .ifPresent(
            origin -> {
              headers.put("Access-Control-Allow-Origin", origin);
              if (acceptsCookies) {
                headers.put("Access-Control-Allow-Credentials", "true");
              }
            });
    return headers;
  }
}
