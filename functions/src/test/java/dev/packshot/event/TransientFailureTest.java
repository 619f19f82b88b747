package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
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

/** Failures of DynamoDB: 503 if a retry can succeed, 500 if the cause is a fault of ours. */
class TransientFailureTest {
  private final TestApp app = new TestApp();

  @Test
  void answersAMissingTableWithAnInternalError() {
    var misconfigured = app.with(Settings.TABLE, "packshot-nowhere");
    TestProblem.in(open(misconfigured), ErrorCode.INTERNAL_ERROR);
    assertThat(misconfigured.log.peek())
        .contains("\"level\":\"ERROR\"", "ResourceNotFoundException");
  }

  @Test
  void answersAnInvalidCallWithAnInternalError() {
    var name = app.table + "-with-other-keys";
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
    var misconfigured = app.with(Settings.TABLE, name);
    TestProblem.in(open(misconfigured), ErrorCode.INTERNAL_ERROR);
    assertThat(misconfigured.log.peek()).contains("\"level\":\"ERROR\"", "Status Code: 400");
  }

  @Test
  void asksForARetryAfterATimeout() {
    try (var unresponsive = TestClients.unresponsive()) {
      var answer = open(app.withDatabase(unresponsive));
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
  void distinguishesTransientErrorsFromFaults(int status, String code, ErrorCode expected) {
    TestProblem.in(answer("putItem", () -> TestClients.serviceError(status, code, "-")), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TransactionConflict", "ThrottlingError"})
  void asksForARetryAfterATransactionConflict(String reason) {
    TestProblem.in(register(reason), ErrorCode.SERVICE_UNAVAILABLE);
  }

  @Test
  void answersAnInvalidTransactionWithAnInternalError() {
    TestProblem.in(register("ValidationError"), ErrorCode.INTERNAL_ERROR);
  }

  private TestAnswer register(String reason) {
    var session = new TestSession(app);
    var cancelled =
        TransactionCanceledException.builder()
            .statusCode(400)
            .cancellationReasons(CancellationReason.builder().code(reason).build())
            .build();
    return app.withDatabase(TestClients.failingOn("transactWriteItems", () -> cancelled))
        .anonymous("POST", session.path() + "/photos")
        .header("X-API-Key", session.key.reveal())
        .body("{\"s3_key\":\"" + session.presign() + "\"}")
        .send();
  }

  private TestAnswer answer(String call, Supplier<RuntimeException> failure) {
    return open(app.withDatabase(TestClients.failingOn(call, failure)));
  }

  private TestAnswer open(TestApp instance) {
    return instance.request("POST", "/scanner/api/v1/sessions").send();
  }
}
