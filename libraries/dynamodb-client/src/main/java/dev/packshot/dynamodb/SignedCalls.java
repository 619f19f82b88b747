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
 * Calls of DynamoDB, signed and, where they fail for a while, tried again: by the SDK's signer and
 * its retry strategy, with the settings that its own client of DynamoDB has.
 */
public final class SignedCalls {
  private static final String TARGET = "DynamoDB_20120810.";
  private static final String SIGNING_NAME = "dynamodb";
  private static final String SCOPE = "GLOBAL";
  private static final int ATTEMPTS = 9;
  private static final Duration FIRST_WAIT = Duration.ofMillis(25);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Clock clock;
  private final SdkHttpRequest request;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final RetryStrategy retries =
      AwsRetryStrategy.legacyRetryStrategy().toBuilder()
          .maxAttempts(ATTEMPTS)
          .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_WAIT, LONGEST_WAIT))
          .build();

  /** By how much this machine's clock is ahead of AWS's, as a refused signature has told. */
  private volatile Duration clockSkew = Duration.ZERO;

  /**
   * @param headers sent with every call
   */
  public SignedCalls(
      SdkHttpClient http,
      URI endpoint,
      String region,
      AwsCredentialsProvider credentials,
      Clock clock,
      Map<String, String> headers) {
    this.http = http;
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
    var call = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint).encodedPath("/");
    call.putHeader("Content-Type", "application/x-amz-json-1.0");
    headers.forEach(call::putHeader);
    this.request = call.build();
  }

  /**
   * The answer. Each attempt sends the same bytes, so that a transaction's token, which is made as
   * the request is written, lets DynamoDB tell a repetition; and each fills in an answer of its
   * own, so that nothing is left of one that was cut.
   *
   * @param newAnswer makes an empty answer
   * @throws AwsServiceException where DynamoDB refused
   * @throws SdkClientException where no answer came
   */
  <B extends SdkResponse.Builder & SdkPojo> B call(
      String operation, SdkPojo call, Supplier<B> newAnswer) {
    var body = AwsJson.bytes(call);
    var token = retries.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE)).token();
    SdkException before = null;
    while (true) {
      try {
        var answer = newAnswer.get();
        attempt(operation, body, answer);
        retries.recordSuccess(RecordSuccessRequest.create(token));
        return answer;
      } catch (IOException broken) {
        before = failed(SdkClientException.create(operation + ": " + broken, broken), before);
      } catch (SdkException failure) {
        before = failed(failure, before);
      }
      token = awaitNextAttempt(token, before);
    }
  }

  private static SdkException failed(SdkException failure, SdkException before) {
    if (before != null && before != failure) {
      failure.addSuppressed(before);
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
    } catch (TokenAcquisitionFailedException noMore) {
      throw failure;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted between two attempts.", failure);
    }
  }

  private <B extends SdkResponse.Builder & SdkPojo> void attempt(
      String operation, byte[] body, B answer) throws IOException {
    var response = send(operation, body);
    var content = content(response);
    var head = response.httpResponse();
    check(head, content);
    if (!head.isSuccessful()) {
      throw refused(head, content);
    }
    AwsJson.read(content, answer);
    answer.sdkHttpResponse(head);
  }

  private HttpExecuteResponse send(String operation, byte[] body) throws IOException {
    var payload = ContentStreamProvider.fromByteArrayUnsafe(body);
    var call =
        request.toBuilder()
            .putHeader("X-Amz-Target", TARGET + operation)
            .putHeader("Content-Length", Integer.toString(body.length))
            .build();
    var signed =
        signer.sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(call)
                    .payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(
                        HttpSigner.SIGNING_CLOCK, Clock.offset(clock, clockSkew.negated())));
    return answered(
        http.prepareRequest(
            HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(payload)
                .build()));
  }

  /** An HTTP client has exceptions of its own for what it takes to be of no use to try again. */
  private static HttpExecuteResponse answered(ExecutableHttpRequest call) throws IOException {
    try {
      return call.call();
    } catch (SdkException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw SdkClientException.create("No answer came: " + failure, failure);
    }
  }

  private static byte[] content(HttpExecuteResponse response) throws IOException {
    try (InputStream body = response.responseBody().orElse(null)) {
      return body == null ? new byte[0] : body.readAllBytes();
    }
  }

  /** DynamoDB sends the sum of its answer along. */
  private static void check(SdkHttpResponse response, byte[] content) throws IOException {
    var told = response.firstMatchingHeader("x-amz-crc32");
    if (told.isPresent()) {
      var sum = new CRC32();
      sum.update(content);
      if (sum.getValue() != Long.parseLong(told.get())) {
        throw new IOException("The answer is not what was sent.");
      }
    }
  }

  private AwsServiceException refused(SdkHttpResponse response, byte[] content) throws IOException {
    var failure = ErrorResponses.of(response, content, clockSkew);
    if (failure.isClockSkewException()) {
      ClockSkew.getServerTime(response)
          .ifPresent(time -> clockSkew = ClockSkew.getClockSkew(clock.instant(), time));
    }
    return failure;
  }
}
