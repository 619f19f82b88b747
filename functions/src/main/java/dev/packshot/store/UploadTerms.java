package dev.packshot.store;

import java.time.Duration;

/**
 * The terms of an upload: the exact key and content type, the range of sizes in bytes, both ends
 * included, and the lifetime of the form.
 */
public record UploadTerms(
    String key, String contentType, long minBytes, long maxBytes, Duration lifetime) {

  /** The default maximum size: 25 MiB. */
  public static final long MAX_BYTES = 25L << 20;

  /** The default lifetime of a form. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  /** The maximum age of a signing key in S3. */
  private static final Duration MAX_LIFETIME = Duration.ofDays(7);

  public UploadTerms {
    if (key.isEmpty() || contentType.isEmpty()) {
      throw new IllegalArgumentException("an upload needs a key and a content type");
    }
    if (key.contains("${filename}")) {
      throw new IllegalArgumentException("S3 would replace ${filename} in the key " + key);
    }
    if (minBytes < 0 || minBytes > maxBytes) {
      throw new IllegalArgumentException(
          "the range of sizes is empty or negative: " + minBytes + ".." + maxBytes);
    }
    if (lifetime.compareTo(Duration.ZERO) <= 0 || lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException("the lifetime is not between 0 and 7 days: " + lifetime);
    }
  }

  /** Returns the default terms: 1 byte to 25 MiB, for an hour. */
  public static UploadTerms of(String key, String contentType) {
    return new UploadTerms(key, contentType, 1, MAX_BYTES, LIFETIME);
  }
}
