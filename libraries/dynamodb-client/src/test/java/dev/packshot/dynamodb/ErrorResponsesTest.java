package dev.packshot.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Comparisons of exceptions with those of the SDK's own client. */
class ErrorResponsesTest {
  private static final String CONDITION =
      "{'__type':'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',"
          + "'message':'The conditional request failed','Item':{'pk':{'S':'KEY#1'}}}";
  private static final String CANCELLED =
      "{'__type':'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',"
          + "'Message':'Transaction cancelled','CancellationReasons':[{'Code':'None'},"
          + "{'Code':'ConditionalCheckFailed','Message':'failed','Item':{'n':{'N':'7'}}}]}";

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | " + CONDITION,
        "400 | " + CANCELLED,
        "400 | {'__type':'a#TransactionConflictException','message':'conflict'}",
        "400 | {'__type':'a#ResourceNotFoundException','message':'no table'}",
        "400 | {'__type':'com.amazon.coral.validate#ValidationException','message':'bad'}",
        "400 | {'__type':'ItemCollectionSizeLimitExceededException:http://a','message':'full'}",
        "400 | {'__type':'a#AccessDeniedException','Message':'not allowed'}",
        "400 | {'message':'no code'}",
        "400 | {'__type':'a#ValidationException'}",
        "403 | <html>Forbidden</html>",
        "404 | ~~",
        "413 | {'__type",
      })
  void throwsTheExceptionThatTheSdkThrows(int status, String body) {
    var http = new CannedHttp().respond(status, body.replace('\'', '"'));
    var actual = exceptionOf(http.client());
    var expected = exceptionOf(http.sdkClient());
    if (hasClassOfItsOwn(expected)) {
      assertThat(actual).hasSameClassAs(expected);
    }
    assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
    assertThat(actual.requestId()).isEqualTo(expected.requestId());
    assertThat(actual.isThrottlingException()).isEqualTo(expected.isThrottlingException());
    assertThat(actual.isClockSkewException()).isEqualTo(expected.isClockSkewException());
    assertThat(actual.awsErrorDetails().serviceName()).isEqualTo("DynamoDb");
    assertThat(actual.awsErrorDetails().errorCode())
        .isEqualTo(orEmpty(expected.awsErrorDetails().errorCode()));
    assertThat(actual.awsErrorDetails().errorMessage())
        .isEqualTo(orEmpty(expected.awsErrorDetails().errorMessage()));
    assertThat(actual).message().isNotBlank();
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void returnsTheItemThatFailedTheCondition() {
    var http = new CannedHttp().respond(400, CONDITION.replace('\'', '"'));
    var failed = (ConditionalCheckFailedException) exceptionOf(http.client());
    assertThat(failed.item()).isEqualTo(Map.of("pk", AttributeValue.fromS("KEY#1")));
  }

  @Test
  void returnsTheReasonsOfACancelledTransaction() {
    var http = new CannedHttp().respond(400, CANCELLED.replace('\'', '"'));
    var cancelled = (TransactionCanceledException) exceptionOf(http.client());
    var expected = (TransactionCanceledException) exceptionOf(http.sdkClient());
    assertThat(cancelled.cancellationReasons()).isEqualTo(expected.cancellationReasons());
    assertThat(cancelled.cancellationReasons().get(1).item())
        .isEqualTo(Map.of("n", AttributeValue.fromN("7")));
  }

  /** Converted directly, since the client would retry it for seconds. */
  @Test
  void recognizesATransactionInProgress() throws Exception {
    var body = "{\"__type\":\"a#TransactionInProgressException\"}".getBytes(UTF_8);
    var response = SdkHttpResponse.builder().statusCode(400).build();
    assertThat(ErrorResponses.toException(response, body, Duration.ZERO))
        .isInstanceOf(TransactionInProgressException.class);
  }

  private static String orEmpty(String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static boolean hasClassOfItsOwn(AwsServiceException exception) {
    return List.of("ConditionalCheck", "TransactionC", "TransactionI").stream()
        .anyMatch(exception.getClass().getSimpleName()::startsWith);
  }

  private static AwsServiceException exceptionOf(DynamoDbClient client) {
    return catchThrowableOfType(
        AwsServiceException.class, () -> client.getItem(get -> get.tableName("packshot")));
  }
}
