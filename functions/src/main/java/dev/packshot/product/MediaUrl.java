package dev.packshot.product;

import dev.packshot.http.Request;

/**
 * The URL under which the bucket's public objects are served: absolute, or a path on the API's own
 * host.
 */
public record MediaUrl(String base) {
  public MediaUrl {
    if (base.endsWith("/")) {
      throw new IllegalArgumentException("must not end with a slash: " + base);
    }
  }

  /** Returns the absolute URL for the client of a request. */
  public MediaUrl absolute(Request request) {
    return base.startsWith("/") ? new MediaUrl(request.baseUrl().resolve(base)) : this;
  }

  /** Returns the URL of a public object. */
  String of(String key) {
    if (!key.startsWith(Pictures.PUBLIC)) {
      throw new IllegalArgumentException("not public: " + key);
    }
    return base + "/" + key.substring(Pictures.PUBLIC.length());
  }
}
