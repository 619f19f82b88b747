package dev.packshot.product;

import dev.packshot.http.Request;

/**
 * The address under which everybody sees what is public in the bucket: absolute, or a path at the
 * API's own address.
 */
public record MediaUrl(String base) {
  public MediaUrl {
    if (base.endsWith("/")) {
      throw new IllegalArgumentException("a slash too many at the end of " + base);
    }
  }

  /** The absolute one, for whoever asks. */
  public MediaUrl seenBy(Request request) {
    return base.startsWith("/") ? new MediaUrl(request.baseUrl().resolve(base)) : this;
  }

  /** The address of a public object. */
  String of(String key) {
    if (!key.startsWith(Pictures.PUBLIC)) {
      throw new IllegalArgumentException("not public: " + key);
    }
    return base + "/" + key.substring(Pictures.PUBLIC.length());
  }
}
