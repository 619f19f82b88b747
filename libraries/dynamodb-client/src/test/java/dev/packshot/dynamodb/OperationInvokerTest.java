package dev.packshot.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Tests of signatures, retries and clock correction. */
class OperationInvokerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  @SuppressWarnings("deprecation") // an implementation other than the one under test
  void signsLikeTheSdksOlderSigner() {
    var http = new CannedHttp().respond(200, "{}");
    get(http.client(CLOCK));
    var sent = http.last();
    var unsigned =
        SdkHttpFullRequest.builder()
            .method(sent.head().method())
            .uri(sent.head().getUri())
            .contentStreamProvider(() -> new ByteArrayInputStream(sent.body().getBytes(UTF_8)));
    sent.head().forEachHeader(unsigned::putHeader);
    unsigned.removeHeader("Authorization").removeHeader("X-Amz-Date");
    var signed = Aws4Signer.create().sign(unsigned.build(), olderSignerParams());
    assertThat(sent.header("X-Amz-Date")).isEqualTo("20261122T160000Z");
    assertThat(sent.header("Authorization"))
        .contains("/20261122/eu-central-1/dynamodb/aws4_request")
        .isEqualTo(signed.firstMatchingHeader("Authorization").orElseThrow());
  }

  private static Aws4SignerParams olderSignerParams() {
    return Aws4SignerParams.builder()
        .awsCredentials(CannedHttp.CREDENTIALS)
        .signingName("dynamodb")
        .signingRegion(Region.EU_CENTRAL_1)
        .signingClockOverride(CLOCK)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerError",
    "503, ServiceUnavailable",
    "400, ProvisionedThroughputExceededException",
    "400, ThrottlingException",
    "400, RequestLimitExceeded",
    "400, TransactionInProgressException",
  })
  void retriesATransientError(int status, String code) {
    var http = new CannedHttp().respondWithError(status, code, Map.of()).respond(200, "{}");
    get(http.client());
    assertThat(http.sent).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ConditionalCheckFailedException",
    "TransactionCanceledException",
    "TransactionConflictException",
    "ValidationException",
    "AccessDeniedException",
  })
  void doesNotRetryAPermanentError(String code) {
    var http = new CannedHttp().respondWithError(400, code, Map.of()).respond(200, "{}");
    assertThatThrownBy(() -> get(http.client())).isInstanceOf(DynamoDbException.class);
    assertThat(http.sent).hasSize(1);
  }

  @Test
  void retriesWhenTheConnectionBreaks() {
    var http = new CannedHttp().resetConnection().resetConnection().respond(200, "{}");
    get(http.client());
    assertThat(http.sent).hasSize(3);
  }

  @Test
  void retriesWhenTheResponseIsTruncated() {
    var http = new CannedHttp().respond(200, "{\"Item\":{\"pk\":{\"S\":\"a").respond(200, "{}");
    assertThat(get(http.client()).hasItem()).isFalse();
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void keepsNothingOfATruncatedResponse() {
    var http =
        new CannedHttp()
            .respond(200, "{\"Item\":{\"pk\":{\"S\":\"a\"}},\"ConsumedCapacity\":{")
            .respond(200, "{}");
    assertThat(get(http.client()).hasItem()).isFalse();
  }

  @Test
  void retriesWhenTheChecksumIsWrong() {
    var wrongChecksum = Map.of("x-amz-crc32", "4711");
    var http = new CannedHttp().respond(200, "{}", wrongChecksum).respond(200, "{}");
    get(http.client());
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void givesUpAfterAsManyAttemptsAsTheSdk() {
    var http = new CannedHttp().respondWithError(500, "InternalServerError", Map.of());
    var sdkHttp = new CannedHttp().respondWithError(500, "InternalServerError", Map.of());
    var failure = catchThrowable(() -> get(http.client()));
    assertThatThrownBy(() -> get(sdkHttp.sdkClient())).isInstanceOf(DynamoDbException.class);
    assertThat(failure).isInstanceOf(DynamoDbException.class);
    assertThat(http.sent).hasSameSizeAs(sdkHttp.sent).hasSize(9);
    assertThat(failure.getSuppressed()).as("failure of the previous attempt").hasSize(1);
  }

  @Test
  void namesTheOperationAndTheCauseOfAFailure() {
    var http = new CannedHttp().resetConnection();
    assertThatThrownBy(() -> get(http.client()))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("GetItem")
        .hasMessageContaining("Connection reset");
  }

  @Test
  void wrapsAnUncheckedExceptionOfTheHttpClientAndDoesNotRetry() {
    var unchecked = new IllegalStateException("from the HTTP client");
    var http = new CannedHttp().throwUnchecked(unchecked).respond(200, "{}");
    assertThatThrownBy(() -> get(http.client()))
        .isInstanceOf(SdkClientException.class)
        .hasCause(unchecked);
    assertThat(http.sent).hasSize(1);
  }

  @Test
  void repeatsATransactionWithTheSameClientToken() {
    var http = new CannedHttp().resetConnection().respond(200, "{}");
    http.client().transactWriteItems(all -> all.transactItems(TransactWriteItem.builder().build()));
    assertThat(http.sent.get(0).body()).contains("ClientRequestToken");
    assertThat(http.sent.get(1).body()).isEqualTo(http.sent.get(0).body());
  }

  @Test
  void correctsItsClockByTheDateOfTheResponse() {
    var http =
        new CannedHttp()
            .respondWithError(
                400, "InvalidSignatureException", Map.of("Date", "Sun, 22 Nov 2026 16:20:00 GMT"))
            .respond(200, "{}");
    var client = http.client(CLOCK);
    get(client);
    get(client);
    assertThat(http.sent)
        .extracting(sent -> sent.header("X-Amz-Date"))
        .containsExactly("20261122T160000Z", "20261122T162000Z", "20261122T162000Z");
  }

  @Test
  void stopsRetryingWhenInterrupted() {
    var http = new CannedHttp().resetConnection();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> get(http.client())).isInstanceOf(AbortedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(http.sent).hasSize(1);
  }

  private static GetItemResponse get(DynamoDbClient client) {
    return client.getItem(get -> get.tableName("packshot"));
  }
}
