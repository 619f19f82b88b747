package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.id.Sha256;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A signer of URLs with which clients without AWS credentials read objects for some minutes (SigV4
 * in the query, docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). All its URLs
 * have the same signing time and key. It is not thread-safe.
 */
public final class SignedGets {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  /** The time for which an object's URL stays the same, so that clients can cache the object. */
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  /** No URLs are signed if the credentials expire within this time. */
  private static final Duration MIN_LIFETIME = Duration.ofMinutes(1);

  private static final String SIGNATURE = "&X-Amz-Signature=";
  private static final int SIGNATURE_LENGTH = 64;

  private final Instant expiresAt;
  private final String origin;
  private final String path;
  private final String query;
  private final String canonicalEnd;
  private final String toSign;
  private final SignatureV4 signature;
  private final MessageDigest sha256 = Sha256.digest();

  /**
   * Creates a signer for the objects under a URL.
   *
   * @param url the URL of the bucket, which ends with a slash
   */
  SignedGets(
      String url,
      String region,
      SigningCredentials credentials,
      Instant signedAt,
      Duration lifetime) {
    expiresAt = signedAt.plus(lifetime);
    var base = URI.create(url);
    var amzDate = SigningTime.amzDate(signedAt);
    var day = amzDate.substring(0, 8);
    origin = base.getScheme() + "://" + base.getRawAuthority();
    path = base.getRawPath();
    query = QuerySignature.query(credentials, signedAt, region, lifetime, "host");
    canonicalEnd = "\nhost:" + QuerySignature.host(base) + "\n\nhost\nUNSIGNED-PAYLOAD";
    toSign = SignatureV4.ALGORITHM + "\n" + amzDate + "\n" + SignatureV4.scope(day, region) + "\n";
    signature = new SignatureV4(credentials.secretAccessKey(), day, region);
  }

  /**
   * Returns a signer whose URLs are valid for ten to fifteen minutes from now, but no longer than
   * the credentials; empty if the credentials have expired or will expire within a minute.
   */
  public static Optional<SignedGets> of(
      PhotoBucket bucket, SigningCredentials credentials, Instant now) {
    if (!credentials.areValidFor(MIN_LIFETIME, now)) {
      return Optional.empty();
    }
    long interval = INTERVAL.toSeconds();
    var signedAt = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), interval) * interval);
    var lifetime = credentials.atMost(LIFETIME, signedAt);
    return Optional.of(
        new SignedGets(bucket.objectsUrl(), bucket.region(), credentials, signedAt, lifetime));
  }

  /** Returns the time after which no URL of this signer is valid. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /**
   * Returns the URL by which a browser saves an object under another name.
   *
   * @param name without quotes and other special characters
   */
  public String download(String key, String name) {
    return url(
        ObjectVersion.current(key),
        parameter("response-content-disposition", Optional.of("attachment; filename=" + name)));
  }

  /** Returns the URL of the current version of the object with this key. */
  public String url(String key) {
    return url(ObjectVersion.current(key));
  }

  /** Returns the URL of a version of an object. */
  public String url(ObjectVersion version) {
    return url(version, Optional.empty());
  }

  /**
   * Returns the URL of a version of an object.
   *
   * @param contentType served instead of the one that the object was stored with
   */
  public String url(ObjectVersion version, Optional<String> contentType) {
    return url(version, parameters(version, contentType));
  }

  private String url(ObjectVersion version, String ownParameters) {
    var object = path + PercentEncoding.encodePath(version.key());
    var parameters = query + ownParameters;
    var canonical = ("GET\n" + object + "\n" + parameters + canonicalEnd).getBytes(UTF_8);
    var hash = HexFormat.of().formatHex(sha256.digest(canonical));
    return origin + object + "?" + parameters + SIGNATURE + signature.of(toSign + hash);
  }

  /** Returns the length of an object's URL in characters, without signing it. */
  public int lengthOfUrl(ObjectVersion version, Optional<String> contentType) {
    return origin.length()
        + path.length()
        + PercentEncoding.encodePath(version.key()).length()
        + 1
        + query.length()
        + parameters(version, contentType).length()
        + SIGNATURE.length()
        + SIGNATURE_LENGTH;
  }

  /** Returns the parameters of an object, which sort after all others, as signatures need them. */
  private static String parameters(ObjectVersion version, Optional<String> contentType) {
    return parameter("response-content-type", contentType)
        + parameter("versionId", version.version());
  }

  private static String parameter(String name, Optional<String> value) {
    return value.map(it -> "&" + name + "=" + PercentEncoding.encode(it)).orElse("");
  }
}
