package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestFaults;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestScan;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a caller sees, and does not see, where something behind the API fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {
  private static final String SECRET = "jdbc:secret://10.0.0.1/table";

  private final TestApp app = new TestApp();
  private final TestScan scan = new TestScan(app);
  private final String photo = scan.register("{}");

  /** Every operation that needs the table, and the call of the endpoint itself that can fail. */
  enum Asked {
    CREATE_SESSION("putItem", "POST", "", "{}"),
    GET_SESSION("query", "GET", "/SESSION", null),
    PRESIGN_UPLOAD("getItem", "GET", "/SESSION/presigned-upload-url", null),
    REGISTER_PHOTO("batchGetItem", "POST", "/SESSION/photos", "{\"s3_key\":\"KEY\"}"),
    UPDATE_PHOTO("getItem", "PATCH", "/SESSION/photos/PHOTO", "{\"photo_type\":\"top\"}"),
    LIST_IMAGES("query", "GET", "IMAGES", null),
    ADD_IMAGE("getItem", "POST", "IMAGES", "{\"photo_short_id\":\"PHOTO\"}"),
    GET_IMAGE("batchGetItem", "GET", "IMAGES/PHOTO", null),
    UPDATE_IMAGE("batchGetItem", "PATCH", "IMAGES/PHOTO", "{}"),
    DELETE_IMAGE("batchGetItem", "DELETE", "IMAGES/PHOTO", null);

    private final String call;
    private final String method;
    private final String path;
    private final String body;

    Asked(String call, String method, String path, String body) {
      this.call = call;
      this.method = method;
      this.path = path;
      this.body = body;
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysComeBackWhereTheDatabaseIsOutOfReach(Asked asked) {
    try (var unreachable = TestFaults.outOfReach()) {
      var answer = send(asked, unreachable);
      TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
      assertThat(answer.header("RateLimit-Limit")).isEqualTo("300");
      assertNothingTold(answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysComeBackWhereOnlyTheEndpointsCallFails(Asked asked) {
    for (Supplier<RuntimeException> failure :
        List.<Supplier<RuntimeException>>of(
            () -> SdkClientException.create(SECRET),
            () -> TestFaults.refusal(400, "ProvisionedThroughputExceededException", SECRET),
            () -> TestFaults.refusal(500, "InternalServerError", SECRET))) {
      var answer = send(asked, TestFaults.failingAt(asked.call, failure));
      TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(answer.header("RateLimit-Limit")).isEqualTo("1000000");
      assertNothingTold(answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverTellsACallerWhatFailedOnOurSide(Asked asked) {
    var answer =
        send(asked, TestFaults.failingAt(asked.call, () -> new IllegalStateException(SECRET)));
    TestProblem.in(answer, ErrorCode.INTERNAL_ERROR);
    assertThat(answer.header("RateLimit-Limit")).isEqualTo("1000000");
    assertNothingTold(answer);
  }

  @Test
  void answersAnUnexpectedFailureOfAdmissionToo() {
    var broken = TestFaults.failingAt("updateItem", () -> new IllegalStateException(SECRET));
    var answer = send(Asked.GET_SESSION, broken);
    TestProblem.in(answer, ErrorCode.INTERNAL_ERROR);
    assertNothingTold(answer);
  }

  @Test
  void logsWhatFailedUnderTheIdThatTheCallerWasGiven() {
    var broken = app.withDatabase(TestFaults.failingAt("query", IllegalStateException::new));
    var answer = send(Asked.GET_SESSION, broken);
    var lines = TestLog.of(broken);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("level").asText()).isEqualTo("ERROR");
    assertThat(lines.get(0).get("request_id")).isEqualTo(answer.json().get("request_id"));
    assertThat(lines.get(0).get("exception").asText()).contains("IllegalStateException", "\tat ");
    assertThat(lines.get(1).get("status").asInt()).isEqualTo(500);
  }

  @Test
  void showsErrorPagesWithoutADatabase() {
    try (var unreachable = TestFaults.outOfReach()) {
      var instance = app.withDatabase(unreachable);
      var page = instance.anonymous("GET", "/docs/errors/service_unavailable").send();
      assertThat(page.status()).isEqualTo(200);
      TestProblem.in(instance.anonymous("GET", "/nowhere").send(), ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void asksForAMalformedKeyNoDatabase() {
    try (var unreachable = TestFaults.outOfReach()) {
      var asked = app.withDatabase(unreachable).anonymous("GET", scan.path());
      TestProblem.in(asked.header("X-API-Key", "x").send(), ErrorCode.UNAUTHORIZED);
    }
  }

  private TestAnswer send(Asked asked, DynamoDbClient database) {
    return send(asked, app.withDatabase(database));
  }

  private TestAnswer send(Asked asked, TestApp instance) {
    var images = "/dashboard/api/v1/trade-items/" + scan.organization() + "/40170725/images";
    var start = asked.path.startsWith("IMAGES") ? "" : "/scanner/api/v1/sessions";
    var path =
        asked
            .path
            .replace("SESSION", scan.session)
            .replace("PHOTO", photo)
            .replace("IMAGES", images);
    var request =
        instance.anonymous(asked.method, start + path).header("X-API-Key", scan.key.reveal());
    return request
        .body(
            asked.body == null
                ? null
                : asked.body.replace("KEY", scan.presign()).replace("PHOTO", photo))
        .send();
  }

  private static void assertNothingTold(TestAnswer answer) {
    assertThat(answer.toString())
        .doesNotContain(
            SECRET, "Exception", "software.amazon", "127.0.0.1", "connect", "packshot-");
  }
}
