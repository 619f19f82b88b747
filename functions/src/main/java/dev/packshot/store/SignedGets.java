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
 * Addresses at which a bucket's objects can be read for some minutes, by whoever has them (SigV4 in
 * the query, docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). They are all
 * signed as of one time, by one key; for one thread at a time.
 */
public final class SignedGets {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  /**
   * For so long an object keeps its address, so that those who have shown it need not ask again.
   */
  private static final Duration SAME = Duration.ofMinutes(5);

  /** Addresses that credentials cannot keep alive for this long are not worth handing out. */
  private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(1);

  private static final String SIGNATURE = "&X-Amz-Signature=";
  private static final int SIGNATURE_LENGTH = 64;

  private final String origin;
  private final String path;
  private final String query;
  private final String canonicalEnd;
  private final String toSign;
  private final SignatureV4 signature;
  private final MessageDigest sha256 = Sha256.digest();

  /**
   * Of objects under an address.
   *
   * @param url ends with a slash
   */
  SignedGets(
      String url,
      String region,
      SigningCredentials credentials,
      Instant signedAt,
      Duration lifetime) {
    var base = URI.create(url);
    var amzDate = SigningTime.amzDate(signedAt);
    var day = amzDate.substring(0, 8);
    origin = base.getScheme() + "://" + base.getRawAuthority();
    path = base.getRawPath();
    query =
        query(
            SignatureV4.credential(credentials.accessKeyId(), day, region),
            credentials,
            amzDate,
            lifetime);
    canonicalEnd = "\n" + query + "\nhost:" + host(base) + "\n\nhost\nUNSIGNED-PAYLOAD";
    toSign = SignatureV4.ALGORITHM + "\n" + amzDate + "\n" + SignatureV4.scope(day, region) + "\n";
    signature = new SignatureV4(credentials.secretAccessKey(), day, region);
  }

  /**
   * Of a bucket's objects, for ten to fifteen minutes from now, but never longer than the
   * credentials live; nothing where these are past their time or within a minute of it.
   */
  public static Optional<SignedGets> of(
      PhotoBucket bucket, SigningCredentials credentials, Instant now) {
    if (!credentials.lastFor(SHORTEST_LIFETIME, now)) {
      return Optional.empty();
    }
    long step = SAME.toSeconds();
    var signedAt = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
    var lifetime = credentials.atMost(LIFETIME, signedAt);
    return Optional.of(
        new SignedGets(bucket.objectsUrl(), bucket.region(), credentials, signedAt, lifetime));
  }

  /** The address of the object with this key. */
  public String url(String key) {
    var object = path + Percent.encodedPath(key);
    var canonical = ("GET\n" + object + canonicalEnd).getBytes(UTF_8);
    var hash = HexFormat.of().formatHex(sha256.digest(canonical));
    return origin + object + "?" + query + SIGNATURE + signature.of(toSign + hash);
  }

  /** How long the address of the object with this key is, in characters, told without signing. */
  public int lengthOfUrl(String key) {
    return origin.length()
        + path.length()
        + Percent.encodedPath(key).length()
        + 1
        + query.length()
        + SIGNATURE.length()
        + SIGNATURE_LENGTH;
  }

  /** The parameters sorted by name, as they are signed. */
  private static String query(
      String credential, SigningCredentials credentials, String amzDate, Duration lifetime) {
    return "X-Amz-Algorithm="
        + SignatureV4.ALGORITHM
        + "&X-Amz-Credential="
        + Percent.encoded(credential)
        + "&X-Amz-Date="
        + amzDate
        + "&X-Amz-Expires="
        + lifetime.toSeconds()
        + credentials
            .sessionToken()
            .map(token -> "&X-Amz-Security-Token=" + Percent.encoded(token))
            .orElse("")
        + "&X-Amz-SignedHeaders=host";
  }

  /** As clients send it: without the port that goes without saying. */
  private static String host(URI base) {
    int usual = base.getScheme().equals("https") ? 443 : 80;
    return base.getPort() == usual ? base.getHost() : base.getRawAuthority();
  }
}
