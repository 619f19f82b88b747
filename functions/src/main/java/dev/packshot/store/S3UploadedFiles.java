package dev.packshot.store;

import dev.packshot.dynamo.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The files in an S3 bucket, by signed HEAD requests
 * (docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html). It needs no S3 client, which would
 * be the larger part of the classes that a cold start loads.
 */
public final class S3UploadedFiles implements UploadedFiles {
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERRORS = 500;
  private static final int ATTEMPTS = 3;
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  /** The time that another attempt may take before a silent connection is given up. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(4);

  private final PhotoBucket bucket;
  private final SdkHttpClient http;
  private final Supplier<SigningCredentials> credentials;
  private final Clock clock;

  public S3UploadedFiles(
      PhotoBucket bucket,
      SdkHttpClient http,
      Supplier<SigningCredentials> credentials,
      Clock clock) {
    this.bucket = bucket;
    this.http = http;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public Optional<Arrival> find(String key) {
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt == ATTEMPTS || !Deadline.current().allows(LONGEST_ATTEMPT);
      try {
        var response = head(key);
        if (response.statusCode() < SERVER_ERRORS || isLast) {
          return arrival(key, response);
        }
      } catch (IOException broken) {
        if (isLast) {
          throw SdkClientException.create("HEAD " + key + ": " + broken, broken);
        }
      }
    }
  }

  private SdkHttpResponse head(String key) throws IOException {
    var request = HttpExecuteRequest.builder().request(signed(key)).build();
    var answer = http.prepareRequest(request).call();
    if (answer.responseBody().isPresent()) {
      answer.responseBody().get().close();
    }
    return answer.httpResponse();
  }

  private SdkHttpRequest signed(String key) {
    var base = URI.create(bucket.objectsUrl());
    var path = base.getRawPath() + PercentEncoding.encodePath(key);
    // the same time and credentials for the query and its signature
    var signer = credentials.get();
    var now = clock.instant();
    var query = QuerySignature.query(signer, now, bucket.region(), LIFETIME, "host");
    var canonical =
        "HEAD\n" + path + "\n" + query + "\nhost:" + QuerySignature.host(base) + "\n\nhost\n";
    var signature =
        QuerySignature.sign(canonical + "UNSIGNED-PAYLOAD", signer, now, bucket.region());
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.HEAD)
        .uri(
            URI.create(
                base.getScheme()
                    + "://"
                    + base.getRawAuthority()
                    + path
                    + "?"
                    + query
                    + "&X-Amz-Signature="
                    + signature))
        .putHeader("Host", QuerySignature.host(base))
        .build();
  }

  private static Optional<Arrival> arrival(String key, SdkHttpResponse response) {
    if (response.isSuccessful()) {
      return Optional.of(
          new Arrival(
              Long.parseLong(header(response, "Content-Length")),
              ZonedDateTime.parse(
                      header(response, "Last-Modified"), DateTimeFormatter.RFC_1123_DATE_TIME)
                  .toInstant()));
    }
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    throw SdkServiceException.builder()
        .message("HEAD " + key + ": " + response.statusCode())
        .statusCode(response.statusCode())
        .build();
  }

  private static String header(SdkHttpResponse response, String name) {
    return response.firstMatchingHeader(name).orElseThrow();
  }
}
