package dev.packshot.store;

import java.util.Objects;

/** An object to store, with its response headers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NewObject(String key, String contentType, Caching caching, byte[] bytes) {
  public NewObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(caching, "caching");
    Objects.requireNonNull(bytes, "bytes");
  }

  /** The rules for caches of an object. */
  public enum Caching {
    /** Private content: cached for an hour, by the client only. */
    PRIVATE("private, max-age=3600"),

    /** Public content that never changes: cached for a year, by shared caches for an hour. */
    PUBLIC("public, max-age=31536000, s-maxage=3600, immutable");

    private final String header;

    Caching(String header) {
      this.header = header;
    }

    /** Returns the value of {@code Cache-Control} (RFC 9111, RFC 8246). */
    public String header() {
      return header;
    }
  }
}
