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

/** Signatures, repetitions and clocks. */
class SignedCallsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  @SuppressWarnings("deprecation") // it is another implementation than the one that is used
  void signsAsTheSdksOlderSignerDoes() {
    var http = new CannedHttp().answer(200, "{}");
    get(http.ours(CLOCK));
    var sent = http.last();
    var unsigned =
        SdkHttpFullRequest.builder()
            .method(sent.head().method())
            .uri(sent.head().getUri())
            .contentStreamProvider(() -> new ByteArrayInputStream(sent.body().getBytes(UTF_8)));
    sent.head().forEachHeader(unsigned::putHeader);
    unsigned.removeHeader("Authorization").removeHeader("X-Amz-Date");
    var signed = Aws4Signer.create().sign(unsigned.build(), older());
    assertThat(sent.header("X-Amz-Date")).isEqualTo("20261122T160000Z");
    assertThat(sent.header("Authorization"))
        .contains("/20261122/eu-central-1/dynamodb/aws4_request")
        .isEqualTo(signed.firstMatchingHeader("Authorization").orElseThrow());
  }

  private static Aws4SignerParams older() {
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
  void triesAgainWhatPassesByItself(int status, String code) {
    var http = new CannedHttp().refusal(status, code, Map.of()).answer(200, "{}");
    get(http.ours());
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
  void takesARefusalForTheAnswer(String code) {
    var http = new CannedHttp().refusal(400, code, Map.of()).answer(200, "{}");
    assertThatThrownBy(() -> get(http.ours())).isInstanceOf(DynamoDbException.class);
    assertThat(http.sent).hasSize(1);
  }

  @Test
  void triesAgainWhereTheConnectionBreaks() {
    var http = new CannedHttp().breakDown().breakDown().answer(200, "{}");
    get(http.ours());
    assertThat(http.sent).hasSize(3);
  }

  @Test
  void triesAgainWhereTheAnswerIsCut() {
    var http = new CannedHttp().answer(200, "{\"Item\":{\"pk\":{\"S\":\"a").answer(200, "{}");
    assertThat(get(http.ours()).hasItem()).isFalse();
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void keepsNothingOfAnAnswerThatWasCut() {
    var http =
        new CannedHttp()
            .answer(200, "{\"Item\":{\"pk\":{\"S\":\"a\"}},\"ConsumedCapacity\":{")
            .answer(200, "{}");
    assertThat(get(http.ours()).hasItem()).isFalse();
  }

  @Test
  void triesAgainWhereTheAnswerIsNotWhatWasSent() {
    var spoilt = Map.of("x-amz-crc32", "4711");
    var http = new CannedHttp().answer(200, "{}", spoilt).answer(200, "{}");
    get(http.ours());
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void givesUpWhenTheSdkDoes() {
    var ours = new CannedHttp().refusal(500, "InternalServerError", Map.of());
    var theirs = new CannedHttp().refusal(500, "InternalServerError", Map.of());
    var failure = catchThrowable(() -> get(ours.ours()));
    assertThatThrownBy(() -> get(theirs.theirs())).isInstanceOf(DynamoDbException.class);
    assertThat(failure).isInstanceOf(DynamoDbException.class);
    assertThat(ours.sent).hasSameSizeAs(theirs.sent).hasSize(9);
    assertThat(failure.getSuppressed()).as("the attempt before it").hasSize(1);
  }

  @Test
  void saysWhatBroke() {
    var http = new CannedHttp().breakDown();
    assertThatThrownBy(() -> get(http.ours()))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("GetItem")
        .hasMessageContaining("Connection reset");
  }

  @Test
  void takesAnExceptionOfTheHttpClientForNoAnswer() {
    var its = new IllegalStateException("of its own");
    var http = new CannedHttp().fail(its).answer(200, "{}");
    assertThatThrownBy(() -> get(http.ours())).isInstanceOf(SdkClientException.class).hasCause(its);
    assertThat(http.sent).hasSize(1);
  }

  @Test
  void repeatsATransactionUnderTheSameToken() {
    var http = new CannedHttp().breakDown().answer(200, "{}");
    http.ours().transactWriteItems(all -> all.transactItems(TransactWriteItem.builder().build()));
    assertThat(http.sent.get(0).body()).contains("ClientRequestToken");
    assertThat(http.sent.get(1).body()).isEqualTo(http.sent.get(0).body());
  }

  @Test
  void setsItsClockByAwss() {
    var http =
        new CannedHttp()
            .refusal(
                400, "InvalidSignatureException", Map.of("Date", "Sun, 22 Nov 2026 16:20:00 GMT"))
            .answer(200, "{}");
    var client = http.ours(CLOCK);
    get(client);
    get(client);
    assertThat(http.sent)
        .extracting(sent -> sent.header("X-Amz-Date"))
        .containsExactly("20261122T160000Z", "20261122T162000Z", "20261122T162000Z");
  }

  @Test
  void stopsWhenInterrupted() {
    var http = new CannedHttp().breakDown();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> get(http.ours())).isInstanceOf(AbortedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(http.sent).hasSize(1);
  }

  private static GetItemResponse get(DynamoDbClient client) {
    return client.getItem(get -> get.tableName("packshot"));
  }
}
