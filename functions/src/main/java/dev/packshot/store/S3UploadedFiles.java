package dev.packshot.store;

import dev.packshot.dynamo.Deadline;
import java.io.IOException;
import java.io.InputStream;
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
 * The files in an S3 bucket, by signed HEAD and PUT requests
 * (docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html). They need no S3 client, which
 * would be the larger part of the classes that a cold start loads.
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
    return arrival(key, send(SdkHttpMethod.HEAD, key));
  }

  @Override
  public void putEmpty(String key) {
    var response = send(SdkHttpMethod.PUT, key);
    if (!response.isSuccessful()) {
      throw failure(SdkHttpMethod.PUT, key, response);
    }
  }

  private SdkHttpResponse send(SdkHttpMethod method, String key) {
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt == ATTEMPTS || !Deadline.current().allows(LONGEST_ATTEMPT);
      try {
        var response = sendOnce(method, key);
        if (response.statusCode() < SERVER_ERRORS || isLast) {
          return response;
        }
      } catch (IOException broken) {
        if (isLast) {
          throw SdkClientException.create(method + " " + key + ": " + broken, broken);
        }
      }
    }
  }

  private SdkHttpResponse sendOnce(SdkHttpMethod method, String key) throws IOException {
    var request = HttpExecuteRequest.builder().request(signed(method, key));
    if (method == SdkHttpMethod.PUT) {
      request.contentStreamProvider(InputStream::nullInputStream);
    }
    var answer = http.prepareRequest(request.build()).call();
    if (answer.responseBody().isPresent()) {
      answer.responseBody().get().close();
    }
    return answer.httpResponse();
  }

  private SdkHttpRequest signed(SdkHttpMethod method, String key) {
    var base = URI.create(bucket.objectsUrl());
    var path = base.getRawPath() + PercentEncoding.encodePath(key);
    // the same time and credentials for the query and its signature
    var signer = credentials.get();
    var now = clock.instant();
    var query = QuerySignature.query(signer, now, bucket.region(), LIFETIME, "host");
    var canonical =
        method + "\n" + path + "\n" + query + "\nhost:" + QuerySignature.host(base) + "\n\nhost\n";
    var signature =
        QuerySignature.sign(canonical + "UNSIGNED-PAYLOAD", signer, now, bucket.region());
    var request =
        SdkHttpRequest.builder()
            .method(method)
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
            .putHeader("Host", QuerySignature.host(base));
    return method == SdkHttpMethod.PUT
        ? request.putHeader("Content-Length", "0").build()
        : request.build();
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
    throw failure(SdkHttpMethod.HEAD, key, response);
  }

  private static SdkServiceException failure(
      SdkHttpMethod method, String key, SdkHttpResponse response) {
    return SdkServiceException.builder()
        .message(method + " " + key + ": " + response.statusCode())
        .statusCode(response.statusCode())
        .build();
  }

  private static String header(SdkHttpResponse response, String name) {
    return response.firstMatchingHeader(name).orElseThrow();
  }
}
