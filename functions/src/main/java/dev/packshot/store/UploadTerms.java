package dev.packshot.store;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The terms of an upload: the exact key and content type, the range of sizes in bytes, both ends
 * included, and the lifetime of the form.
 *
 * @param sha256 of the only accepted content, in hexadecimal digits
 * @param metadata the user metadata of the object, by name in lower case
 */
public record UploadTerms(
    String key,
    String contentType,
    long minBytes,
    long maxBytes,
    Duration lifetime,
    Optional<String> sha256,
    Map<String, String> metadata) {

  /** The default maximum size: 25 MiB. */
  public static final long MAX_BYTES = 25L << 20;

  /** The default lifetime of a form. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  /** The maximum age of a signing key in S3. */
  private static final Duration MAX_LIFETIME = Duration.ofDays(7);

  public UploadTerms {
    metadata = Map.copyOf(metadata);
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

  /** Creates the terms of an upload of any content, without metadata. */
  public UploadTerms(
      String key, String contentType, long minBytes, long maxBytes, Duration lifetime) {
    this(key, contentType, minBytes, maxBytes, lifetime, Optional.empty(), Map.of());
  }

  /** Returns the default terms: 1 byte to 25 MiB, for an hour. */
  public static UploadTerms of(String key, String contentType) {
    return new UploadTerms(key, contentType, 1, MAX_BYTES, LIFETIME);
  }

  /** Returns the same terms for a file of exactly this size. */
  public UploadTerms ofSize(long bytes) {
    return new UploadTerms(key, contentType, bytes, bytes, lifetime, sha256, metadata);
  }

  /** Returns the same terms for a file with exactly this content. */
  public UploadTerms ofContent(String contentSha256) {
    return new UploadTerms(
        key, contentType, minBytes, maxBytes, lifetime, Optional.of(contentSha256), metadata);
  }

  /** Returns the same terms with one entry more in the object's metadata. */
  public UploadTerms withMetadata(String name, String value) {
    var all = new TreeMap<>(metadata);
    all.put(name, value);
    return new UploadTerms(key, contentType, minBytes, maxBytes, lifetime, sha256, all);
  }

  /** Returns the fields or headers that state the content and the metadata, by name. */
  Map<String, String> stated() {
    var stated = new TreeMap<String, String>();
    sha256.ifPresent(
        hex ->
            stated.put(
                "x-amz-checksum-sha256",
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))));
    metadata.forEach((name, value) -> stated.put("x-amz-meta-" + name, value));
    return stated;
  }
}
