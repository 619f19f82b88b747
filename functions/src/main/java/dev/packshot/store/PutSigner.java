package dev.packshot.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A signer of URLs with which clients without AWS credentials put one object (SigV4 in the query,
 * docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). Type, length, checksum and
 * metadata are signed as headers: S3 ignores a checksum that is only part of the query.
 */
public final class PutSigner {
  /** No URL is issued if the credentials expire within this time. */
  private static final Duration MIN_LIFETIME = Duration.ofMinutes(1);

  private final PhotoBucket bucket;

  public PutSigner(PhotoBucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Returns a URL for an upload on these terms, which expires no later than the credentials; empty
   * if the credentials have expired or will expire within a minute.
   *
   * @throws IllegalArgumentException if the terms allow several sizes: a signed length is exact
   */
  public Optional<PresignedPut> sign(
      UploadTerms terms, SigningCredentials credentials, Instant now) {
    if (terms.minBytes() != terms.maxBytes()) {
      throw new IllegalArgumentException("an upload by PUT has exactly one size");
    }
    return credentials.areValidFor(MIN_LIFETIME, now)
        ? Optional.of(put(terms, credentials, now))
        : Optional.empty();
  }

  private PresignedPut put(UploadTerms terms, SigningCredentials credentials, Instant now) {
    var lifetime = credentials.atMost(terms.lifetime(), now);
    var base = URI.create(bucket.objectsUrl());
    var headers = new TreeMap<>(terms.stated());
    headers.put("content-type", terms.contentType());
    var signed = new TreeMap<>(headers);
    signed.put("content-length", Long.toString(terms.maxBytes()));
    signed.put("host", QuerySignature.host(base));
    var query =
        QuerySignature.query(
            credentials, now, bucket.region(), lifetime, String.join(";", signed.keySet()));
    var path = base.getRawPath() + PercentEncoding.encodePath(terms.key());
    var canonical = "PUT\n" + path + "\n" + query + "\n" + lines(signed);
    var signature =
        QuerySignature.sign(
            canonical + "\n" + String.join(";", signed.keySet()) + "\nUNSIGNED-PAYLOAD",
            credentials,
            now,
            bucket.region());
    var url = base.getScheme() + "://" + base.getRawAuthority() + path + "?" + query;
    return new PresignedPut(url + "&X-Amz-Signature=" + signature, headers, lifetime);
  }

  private static String lines(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
