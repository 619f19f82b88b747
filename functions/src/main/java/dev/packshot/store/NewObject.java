package dev.packshot.store;

import java.util.Objects;

/** An object to be stored, and how it is served. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NewObject(String key, String contentType, Caching caching, byte[] bytes) {
  public NewObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(caching, "caching");
    Objects.requireNonNull(bytes, "bytes");
  }

  /** What those who are sent an object may keep. */
  public enum Caching {
    /** Private: kept by nobody on the way, an hour by who asked. */
    PRIVATE("private, max-age=3600"),

    /** Public under a key that names its content: for good, but an hour only in shared caches. */
    PUBLIC("public, max-age=31536000, s-maxage=3600, immutable");

    private final String header;

    Caching(String header) {
      this.header = header;
    }

    /** As {@code Cache-Control} says it (RFC 9111, RFC 8246). */
    public String header() {
      return header;
    }
  }
}
