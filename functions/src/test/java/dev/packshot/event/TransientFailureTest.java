package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestFaults;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestScan;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What passes is 503, come back; what is our own mistake is 500, and coming back does not help. */
class TransientFailureTest {
  private final TestApp app = new TestApp();

  @Test
  void takesATableThatIsNotThereForOurMistake() {
    var mistaken = app.with(Settings.TABLE, "packshot-nowhere");
    TestProblem.in(open(mistaken), ErrorCode.INTERNAL_ERROR);
    assertThat(mistaken.log.peek()).contains("\"level\":\"ERROR\"", "ResourceNotFoundException");
  }

  @Test
  void takesACallThatTheTableCannotMakeSenseOfForOurMistake() {
    var name = app.table + "-of-another-form";
    TestApp.dynamo()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build()));
    var mistaken = app.with(Settings.TABLE, name);
    TestProblem.in(open(mistaken), ErrorCode.INTERNAL_ERROR);
    assertThat(mistaken.log.peek()).contains("\"level\":\"ERROR\"", "Status Code: 400");
  }

  @Test
  void saysComeBackWhereTheTableDoesNotAnswerInTime() {
    try (var silent = TestFaults.silent()) {
      var answer = open(app.withDatabase(silent));
      TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException, INTERNAL_ERROR",
    "400, AccessDeniedException, INTERNAL_ERROR",
    "400, UnrecognizedClientException, INTERNAL_ERROR",
    "400, ThrottlingException, SERVICE_UNAVAILABLE",
    "400, RequestLimitExceeded, SERVICE_UNAVAILABLE",
    "400, ProvisionedThroughputExceededException, SERVICE_UNAVAILABLE",
    "408, RequestTimeout, SERVICE_UNAVAILABLE",
    "500, InternalServerError, SERVICE_UNAVAILABLE",
    "503, ServiceUnavailable, SERVICE_UNAVAILABLE"
  })
  void tellsWhatPassesFromOurMistakes(int status, String code, ErrorCode told) {
    TestProblem.in(answer("putItem", () -> TestFaults.refusal(status, code, "-")), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TransactionConflict", "ThrottlingError"})
  void saysComeBackWhereATransactionFindsNoGap(String reason) {
    TestProblem.in(register(reason), ErrorCode.SERVICE_UNAVAILABLE);
  }

  @Test
  void takesATransactionThatMakesNoSenseForOurMistake() {
    TestProblem.in(register("ValidationError"), ErrorCode.INTERNAL_ERROR);
  }

  private TestAnswer register(String reason) {
    var scan = new TestScan(app);
    var cancelled =
        TransactionCanceledException.builder()
            .statusCode(400)
            .cancellationReasons(CancellationReason.builder().code(reason).build())
            .build();
    return app.withDatabase(TestFaults.failingAt("transactWriteItems", () -> cancelled))
        .anonymous("POST", scan.path() + "/photos")
        .header("X-API-Key", scan.key.reveal())
        .body("{\"s3_key\":\"" + scan.presign() + "\"}")
        .send();
  }

  private TestAnswer answer(String call, Supplier<RuntimeException> failure) {
    return open(app.withDatabase(TestFaults.failingAt(call, failure)));
  }

  private TestAnswer open(TestApp instance) {
    return instance.request("POST", "/scanner/api/v1/sessions").send();
  }
}
