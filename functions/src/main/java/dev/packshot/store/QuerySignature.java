package dev.packshot.store;

import dev.packshot.id.Sha256;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The parts that all URLs signed in the query have in common. */
final class QuerySignature {
  private QuerySignature() {}

  /**
   * Returns the signed parameters, sorted by name.
   *
   * @param headers the names of the signed headers in lower case, sorted, separated by semicolons
   */
  static String query(
      SigningCredentials credentials,
      Instant signedAt,
      String region,
      Duration lifetime,
      String headers) {
    var amzDate = SigningTime.amzDate(signedAt);
    var credential =
        SignatureV4.credential(credentials.accessKeyId(), amzDate.substring(0, 8), region);
    return "X-Amz-Algorithm="
        + SignatureV4.ALGORITHM
        + "&X-Amz-Credential="
        + PercentEncoding.encode(credential)
        + "&X-Amz-Date="
        + amzDate
        + "&X-Amz-Expires="
        + lifetime.toSeconds()
        + credentials
            .sessionToken()
            .map(token -> "&X-Amz-Security-Token=" + PercentEncoding.encode(token))
            .orElse("")
        + "&X-Amz-SignedHeaders="
        + PercentEncoding.encode(headers);
  }

  /** Returns the signature of a canonical request. */
  static String sign(
      String canonical, SigningCredentials credentials, Instant signedAt, String region) {
    var amzDate = SigningTime.amzDate(signedAt);
    var day = amzDate.substring(0, 8);
    var scope = SignatureV4.scope(day, region);
    return new SignatureV4(credentials.secretAccessKey(), day, region)
        .of(SignatureV4.ALGORITHM + "\n" + amzDate + "\n" + scope + "\n" + Sha256.hex(canonical));
  }

  /** Returns the {@code Host} header that clients send, without a default port. */
  static String host(URI base) {
    int defaultPort = base.getScheme().equals("https") ? 443 : 80;
    return base.getPort() == defaultPort ? base.getHost() : base.getRawAuthority();
  }
}
