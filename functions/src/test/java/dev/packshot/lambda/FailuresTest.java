package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.identity.Access;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.ValidRequests;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The answers when DynamoDB fails, which must not reveal the cause. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {
  private static final String SECRET = "jdbc:secret://10.0.0.1/table";

  private final TestApp app = new TestApp();
  private final ValidRequests requests = new ValidRequests(app);

  @ParameterizedTest
  @MethodSource("routesWithAKey")
  void asksForARetryIfTheDatabaseIsUnreachable(Route route) {
    try (var unreachable = TestClients.unreachable()) {
      var answer = send(route, unreachable);
      TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
      assertThat(answer.header("RateLimit-Limit")).isEqualTo("300");
      assertRevealsNothing(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("routesWithAnotherCall")
  void asksForARetryIfOnlyTheEndpointsCallFails(Route route) {
    for (Supplier<RuntimeException> failure :
        List.<Supplier<RuntimeException>>of(
            () -> SdkClientException.create(SECRET),
            () -> TestClients.serviceError(400, "ProvisionedThroughputExceededException", SECRET),
            () -> TestClients.serviceError(500, "InternalServerError", SECRET))) {
      var answer = send(route, TestClients.failingOn(operation(route), failure));
      TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(answer.header("RateLimit-Limit")).isEqualTo("1000000");
      assertRevealsNothing(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("routesWithAnotherCall")
  void hidesTheCauseOfAnUnexpectedFailure(Route route) {
    var broken = TestClients.failingOn(operation(route), () -> new IllegalStateException(SECRET));
    var answer = send(route, broken);
    TestProblem.in(answer, ErrorCode.INTERNAL_ERROR);
    assertThat(answer.header("RateLimit-Limit")).isEqualTo("1000000");
    assertRevealsNothing(answer);
  }

  @Test
  void hidesTheCauseOfAnUnexpectedFailureDuringAdmission() {
    var broken = TestClients.failingOn("updateItem", () -> new IllegalStateException(SECRET));
    var answer = send(Route.GET_SESSION, broken);
    TestProblem.in(answer, ErrorCode.INTERNAL_ERROR);
    assertRevealsNothing(answer);
  }

  @Test
  void logsAnUnexpectedFailureWithTheRequestIdOfTheAnswer() {
    var broken = app.withDatabase(TestClients.failingOn("query", IllegalStateException::new));
    var answer = requests.to(Route.GET_SESSION, broken).send();
    var lines = TestLog.of(broken);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("level").asText()).isEqualTo("ERROR");
    assertThat(lines.get(0).get("request_id")).isEqualTo(answer.json().get("request_id"));
    assertThat(lines.get(0).get("exception").asText()).contains("IllegalStateException", "\tat ");
    assertThat(lines.get(1).get("status").asInt()).isEqualTo(500);
  }

  @ParameterizedTest
  @MethodSource("routesWithoutAKey")
  void answersPublicRoutesWithoutADatabase(Route route) {
    try (var unreachable = TestClients.unreachable()) {
      var instance = app.withDatabase(unreachable);
      assertThat(requests.to(route, instance).send().status()).isEqualTo(200);
    }
  }

  @Test
  void answersUnknownPathsWithoutADatabase() {
    try (var unreachable = TestClients.unreachable()) {
      var instance = app.withDatabase(unreachable);
      TestProblem.in(instance.anonymous("GET", "/nowhere").send(), ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void refusesAMalformedKeyWithoutADatabase() {
    try (var unreachable = TestClients.unreachable()) {
      var request = app.withDatabase(unreachable).anonymous("GET", requests.session.path());
      TestProblem.in(request.header("X-API-Key", "x").send(), ErrorCode.UNAUTHORIZED);
    }
  }

  static Stream<Route> routesWithAKey() {
    return Arrays.stream(Route.values()).filter(route -> route.access() != Access.ANYONE);
  }

  /** Returns the routes with an operation that the admission does not use. */
  static Stream<Route> routesWithAnotherCall() {
    return routesWithAKey()
        .filter(route -> route != Route.GET_ME && !ValidRequests.needsToken(route))
        .filter(route -> !operation(route).equals("updateItem"));
  }

  static Stream<Route> routesWithoutAKey() {
    return Arrays.stream(Route.values()).filter(route -> route.access() == Access.ANYONE);
  }

  /** Returns the DynamoDB operation of an endpoint that is not part of the admission. */
  private static String operation(Route route) {
    return switch (route) {
      case CREATE_SESSION -> "putItem";
      case NAME_PRODUCT -> "updateItem";
      case GET_SESSION,
          GET_SESSION_STATUS,
          LIST_SESSIONS,
          LIST_PHOTOS,
          REORDER_PHOTOS,
          LIST_IMAGES,
          GET_MANIFEST,
          LIST_UPLOADS,
          EXPLAIN_UPLOAD ->
          "query";
      case SUBMIT_SESSION,
          END_SESSION,
          DELETE_SESSION,
          PRESIGN_UPLOAD,
          CREATE_CAPTURE,
          UPLOAD_CAPTURE_IMAGE,
          GET_CAPTURE,
          RETRY_CAPTURE,
          UPDATE_PHOTO,
          ADD_IMAGE,
          ADD_IMAGE_FROM_PHOTO ->
          "getItem";
      case REGISTER_PHOTO,
          GET_PHOTO,
          DELETE_PHOTO,
          PROMISE_UPLOADS,
          GET_IMAGE,
          UPDATE_IMAGE,
          DELETE_IMAGE ->
          "batchGetItem";
      case GET_ME,
          OPEN_BROWSER_SESSION,
          END_BROWSER_SESSION,
          GET_OPENAPI,
          GET_REFERENCE,
          GET_ERROR_PAGE ->
          throw new IllegalArgumentException(
              route + " does not call DynamoDB with a key, except for the admission.");
    };
  }

  private TestAnswer send(Route route, DynamoDbClient database) {
    return requests.to(route, app.withDatabase(database)).send();
  }

  private static void assertRevealsNothing(TestAnswer answer) {
    assertThat(answer.toString())
        .doesNotContain(
            SECRET, "Exception", "software.amazon", "127.0.0.1", "connect", "packshot-");
  }
}
