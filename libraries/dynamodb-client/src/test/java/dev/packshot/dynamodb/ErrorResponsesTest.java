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

/** A refusal is the exception that the SDK's own client throws for it. */
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
        "400 | {'message':'nobody says which'}",
        "400 | {'__type':'a#ValidationException'}",
        "403 | <html>Forbidden</html>",
        "404 | ~~",
        "413 | {'__type",
      })
  void isTheSdks(int status, String body) {
    var http = new CannedHttp().answer(status, body.replace('\'', '"'));
    var ours = refusal(http.ours());
    var theirs = refusal(http.theirs());
    if (isOneOfOurs(theirs)) {
      assertThat(ours).hasSameClassAs(theirs);
    }
    assertThat(ours.statusCode()).isEqualTo(theirs.statusCode());
    assertThat(ours.requestId()).isEqualTo(theirs.requestId());
    assertThat(ours.isThrottlingException()).isEqualTo(theirs.isThrottlingException());
    assertThat(ours.isClockSkewException()).isEqualTo(theirs.isClockSkewException());
    assertThat(ours.awsErrorDetails().serviceName()).isEqualTo("DynamoDb");
    assertThat(ours.awsErrorDetails().errorCode())
        .isEqualTo(orEmpty(theirs.awsErrorDetails().errorCode()));
    assertThat(ours.awsErrorDetails().errorMessage())
        .isEqualTo(orEmpty(theirs.awsErrorDetails().errorMessage()));
    assertThat(ours).message().isNotBlank();
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void tellsTheItemInTheWay() {
    var http = new CannedHttp().answer(400, CONDITION.replace('\'', '"'));
    var refused = (ConditionalCheckFailedException) refusal(http.ours());
    assertThat(refused.item()).isEqualTo(Map.of("pk", AttributeValue.fromS("KEY#1")));
  }

  @Test
  void tellsWhyATransactionWasCancelled() {
    var http = new CannedHttp().answer(400, CANCELLED.replace('\'', '"'));
    var cancelled = (TransactionCanceledException) refusal(http.ours());
    var theirs = (TransactionCanceledException) refusal(http.theirs());
    assertThat(cancelled.cancellationReasons()).isEqualTo(theirs.cancellationReasons());
    assertThat(cancelled.cancellationReasons().get(1).item())
        .isEqualTo(Map.of("n", AttributeValue.fromN("7")));
  }

  /** Which is tried again for a minute before anybody sees it. */
  @Test
  void knowsATransactionThatIsInProgress() throws Exception {
    var body = "{\"__type\":\"a#TransactionInProgressException\"}".getBytes(UTF_8);
    var response = SdkHttpResponse.builder().statusCode(400).build();
    assertThat(ErrorResponses.of(response, body, Duration.ZERO))
        .isInstanceOf(TransactionInProgressException.class);
  }

  private static String orEmpty(String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static boolean isOneOfOurs(AwsServiceException theirs) {
    return List.of("ConditionalCheck", "TransactionC", "TransactionI").stream()
        .anyMatch(theirs.getClass().getSimpleName()::startsWith);
  }

  private static AwsServiceException refusal(DynamoDbClient client) {
    return catchThrowableOfType(
        AwsServiceException.class, () -> client.getItem(get -> get.tableName("packshot")));
  }
}
