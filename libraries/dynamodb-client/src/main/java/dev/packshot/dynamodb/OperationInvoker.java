package dev.packshot.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.ClockSkew;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * An invoker of DynamoDB operations, which signs requests, sends them and retries failures. It uses
 * the SDK's signer and, unless told otherwise, the retry strategy that the SDK's own DynamoDB
 * client has in retry mode {@code legacy}.
 */
public final class OperationInvoker {
  private static final String TARGET_PREFIX = "DynamoDB_20120810.";
  private static final String SIGNING_NAME = "dynamodb";
  private static final String RETRY_SCOPE = "GLOBAL";
  private static final int MAX_ATTEMPTS = 9;
  private static final Duration BASE_DELAY = Duration.ofMillis(25);
  private static final Duration MAX_DELAY = Duration.ofSeconds(20);

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Clock clock;
  private final SdkHttpRequest template;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final RetryStrategy retries;

  /**
   * The time by which this machine's clock is ahead of AWS's. Zero until AWS rejects a signature
   * for its time.
   */
  private volatile Duration clockSkew = Duration.ZERO;

  /**
   * Creates an invoker that retries like the SDK's own client.
   *
   * @param headers sent with every request
   */
  public OperationInvoker(
      SdkHttpClient http,
      URI endpoint,
      String region,
      AwsCredentialsProvider credentials,
      Clock clock,
      Map<String, String> headers) {
    this(http, endpoint, region, credentials, clock, headers, sdkRetries());
  }

  /**
   * Creates an invoker.
   *
   * @param headers sent with every request
   */
  public OperationInvoker(
      SdkHttpClient http,
      URI endpoint,
      String region,
      AwsCredentialsProvider credentials,
      Clock clock,
      Map<String, String> headers,
      RetryStrategy retries) {
    this.retries = retries;
    this.http = http;
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
    var post = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint).encodedPath("/");
    post.putHeader("Content-Type", "application/x-amz-json-1.0");
    headers.forEach(post::putHeader);
    this.template = post.build();
  }

  private static RetryStrategy sdkRetries() {
    return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
        .maxAttempts(MAX_ATTEMPTS)
        .backoffStrategy(BackoffStrategy.exponentialDelay(BASE_DELAY, MAX_DELAY))
        .build();
  }

  /**
   * Returns DynamoDB's response. All attempts send the same body: a transaction gets its client
   * token when the request is encoded, so DynamoDB recognizes a repeated one. Each attempt fills a
   * new response, so nothing remains of a truncated one.
   *
   * @param newResponse creates an empty response
   * @throws AwsServiceException if DynamoDB refuses the request
   * @throws SdkClientException if no response is received
   */
  <B extends SdkResponse.Builder & SdkPojo> B invoke(
      String operation, SdkPojo request, Supplier<B> newResponse) {
    var body = AwsJson.encode(request);
    var token = retries.acquireInitialToken(AcquireInitialTokenRequest.create(RETRY_SCOPE)).token();
    SdkException failure = null;
    while (true) {
      try {
        var response = newResponse.get();
        attempt(operation, body, response);
        retries.recordSuccess(RecordSuccessRequest.create(token));
        return response;
      } catch (IOException broken) {
        failure = suppress(failure, SdkClientException.create(operation + ": " + broken, broken));
      } catch (SdkException failed) {
        failure = suppress(failure, failed);
      }
      token = awaitNextAttempt(token, failure);
    }
  }

  private static SdkException suppress(SdkException previous, SdkException failure) {
    if (previous != null && previous != failure) {
      failure.addSuppressed(previous);
    }
    return failure;
  }

  private RetryToken awaitNextAttempt(RetryToken token, SdkException failure) {
    try {
      var next =
          retries.refreshRetryToken(
              RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
      Thread.sleep(next.delay().toMillis());
      return next.token();
    } catch (TokenAcquisitionFailedException noMoreAttempts) {
      throw failure;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted before the next attempt.", failure);
    }
  }

  private <B extends SdkResponse.Builder & SdkPojo> void attempt(
      String operation, byte[] body, B response) throws IOException {
    var received = send(operation, body);
    var content = content(received);
    var head = received.httpResponse();
    verifyChecksum(head, content);
    if (!head.isSuccessful()) {
      throw serviceException(head, content);
    }
    AwsJson.decode(content, response);
    response.sdkHttpResponse(head);
  }

  private HttpExecuteResponse send(String operation, byte[] body) throws IOException {
    var payload = ContentStreamProvider.fromByteArrayUnsafe(body);
    var unsigned =
        template.toBuilder()
            .putHeader("X-Amz-Target", TARGET_PREFIX + operation)
            .putHeader("Content-Length", Integer.toString(body.length))
            .build();
    var signed =
        signer.sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(unsigned)
                    .payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(
                        HttpSigner.SIGNING_CLOCK, Clock.offset(clock, clockSkew.negated())));
    return execute(
        http.prepareRequest(
            HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(payload)
                .build()));
  }

  /** Wraps the unchecked exceptions that an HTTP client throws for failures it never retries. */
  private static HttpExecuteResponse execute(ExecutableHttpRequest request) throws IOException {
    try {
      return request.call();
    } catch (SdkException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw SdkClientException.create("No response: " + failure, failure);
    }
  }

  private static byte[] content(HttpExecuteResponse response) throws IOException {
    try (InputStream body = response.responseBody().orElse(null)) {
      return body == null ? new byte[0] : body.readAllBytes();
    }
  }

  /** Compares the body with the checksum that DynamoDB sends in a header. */
  private static void verifyChecksum(SdkHttpResponse response, byte[] content) throws IOException {
    var expected = response.firstMatchingHeader("x-amz-crc32");
    if (expected.isPresent()) {
      var checksum = new CRC32();
      checksum.update(content);
      if (checksum.getValue() != Long.parseLong(expected.get())) {
        throw new IOException("The response does not have the checksum in its x-amz-crc32 header.");
      }
    }
  }

  /** Returns the exception for an error response and corrects the clock if its time was wrong. */
  private AwsServiceException serviceException(SdkHttpResponse response, byte[] content)
      throws IOException {
    var exception = ErrorResponses.toException(response, content, clockSkew);
    if (exception.isClockSkewException()) {
      ClockSkew.getServerTime(response)
          .ifPresent(time -> clockSkew = ClockSkew.getClockSkew(clock.instant(), time));
    }
    return exception;
  }
}
