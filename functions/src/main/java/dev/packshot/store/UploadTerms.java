package dev.packshot.store;

import java.time.Duration;

/**
 * What one upload may be: the exact key, the exact content type, the smallest and largest number of
 * bytes (both allowed), and for how long.
 */
public record UploadTerms(
    String key, String contentType, long minBytes, long maxBytes, Duration lifetime) {

  /** The largest photo that is let in unless the terms say otherwise: 25 MiB. */
  public static final long MAX_BYTES = 25L << 20;

  /** How long a form is good for unless the terms or the credentials say less. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  /** S3 refuses a signing key that is older. */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(7);

  public UploadTerms {
    if (key.isEmpty() || contentType.isEmpty()) {
      throw new IllegalArgumentException("an upload needs a key and a content type");
    }
    if (key.contains("${filename}")) {
      throw new IllegalArgumentException("S3 puts the client's file name into such a key: " + key);
    }
    if (minBytes < 0 || minBytes > maxBytes) {
      throw new IllegalArgumentException("no size is in " + minBytes + ".." + maxBytes);
    }
    if (lifetime.compareTo(Duration.ZERO) <= 0 || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException("a form cannot live " + lifetime);
    }
  }

  /** One byte to 25 MiB, for an hour. */
  public static UploadTerms of(String key, String contentType) {
    return new UploadTerms(key, contentType, 1, MAX_BYTES, LIFETIME);
  }
}
