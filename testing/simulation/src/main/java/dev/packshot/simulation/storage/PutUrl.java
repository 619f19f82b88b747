package dev.packshot.simulation.storage;

import dev.packshot.id.Sha256;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The check of a request to a presigned URL that puts an object
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html).
 */
public final class PutUrl {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SIGNATURE = "X-Amz-Signature";

  private final URI url;
  private final String bucket;
  private final Map<String, String> query = new TreeMap<>();

  /** Reads a URL that has the bucket in its path. */
  public PutUrl(String text, String bucket) {
    url = URI.create(text);
    this.bucket = bucket;
    for (var pair : url.getRawQuery().split("&", -1)) {
      var parts = pair.split("=", 2);
      query.put(parts[0], parts[1]);
    }
  }

  /** Returns the key of the object. */
  public String key() {
    return url.getPath().substring(bucket.length() + 2);
  }

  /**
   * Returns why a request is refused; empty if it is accepted.
   *
   * @param sent the headers of the client, apart from those that every client sends by itself
   */
  public Optional<Refusal> refusal(
      Map<String, String> sent, byte[] file, BucketKey secret, Instant now) {
    var headers = new TreeMap<>(sent);
    headers.put("host", url.getRawAuthority());
    headers.put("content-length", Integer.toString(file.length));
    var signed = List.of(parameter("X-Amz-SignedHeaders").split(";", -1));
    var unsigned =
        headers.keySet().stream()
            .filter(name -> name.startsWith("x-amz-") && !signed.contains(name))
            .findFirst();
    if (unsigned.isPresent()) {
      return Optional.of(
          Refusal.denied("There were headers present in the request which were not signed"));
    }
    if (!now.isBefore(expiresAt())) {
      return Optional.of(Refusal.denied("Request has expired"));
    }
    return secret.signs(textToSign(headers, signed, secret), parameter(SIGNATURE), date())
        ? Refusal.ofOtherBytes(headers, file)
        : Optional.of(Refusal.OF_SIGNATURE);
  }

  private Instant expiresAt() {
    return DATE.parse(date(), Instant::from)
        .plusSeconds(Long.parseLong(parameter("X-Amz-Expires")));
  }

  private String textToSign(Map<String, String> headers, List<String> signed, BucketKey secret) {
    var request = new StringBuilder("PUT\n").append(url.getRawPath()).append('\n');
    request.append(canonicalQuery()).append('\n');
    signed.forEach(
        name ->
            request
                .append(name)
                .append(':')
                .append(headers.getOrDefault(name, "").strip())
                .append('\n'));
    request.append('\n').append(String.join(";", signed)).append("\nUNSIGNED-PAYLOAD");
    var scope = date().substring(0, 8) + "/" + secret.region() + "/s3/aws4_request";
    return "AWS4-HMAC-SHA256\n" + date() + "\n" + scope + "\n" + Sha256.hex(request.toString());
  }

  private String canonicalQuery() {
    var text = new StringBuilder();
    query.forEach(
        (name, value) -> {
          if (!name.equals(SIGNATURE)) {
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
          }
        });
    return text.toString();
  }

  private String date() {
    return parameter("X-Amz-Date");
  }

  private String parameter(String name) {
    return URLDecoder.decode(query.getOrDefault(name, ""), StandardCharsets.UTF_8);
  }
}
