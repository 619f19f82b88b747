package dev.packshot.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.dynamo.Retry;
import dev.packshot.event.Route;
import dev.packshot.lambda.Functions;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.ValidRequests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The events that prime the functions, without effect on AWS and with success on the double. */
class PrimingTest {
  private static final int RECORDED_LENGTH = 20_000;
  private static final Retry.Pause NO_PAUSE = millis -> {};

  private final TestApp app = new TestApp();
  private final List<String> answers = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Route.class)
  void changesNothingOnAws(Route route) {
    var before = items();
    Priming.of(route).callAws(recorded(Functions.of(route, app.graph)), NO_PAUSE);
    assertThat(items()).isEqualTo(before);
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0)).containsPattern("\"statusCode\":(200|401)");
  }

  @Test
  void sendsAnUnknownKeyToAws() {
    Priming.of(Route.CREATE_SESSION)
        .callAws(recorded(Functions.of(Route.CREATE_SESSION, app.graph)), NO_PAUSE);
    assertThat(answers.get(0)).contains("The API key is unknown.");
  }

  @Test
  void sendsAnUploadOfAnUnknownSessionToAws() {
    var before = items();
    var calls = new ConcurrentLinkedQueue<String>();
    var observed = app.withDatabase(TestClients.observedDynamoDb(calls::add));
    Priming.ofUploads(app.bucket)
        .callAws(recorded(Functions.uploadedObjects(observed.graph)), NO_PAUSE);
    assertThat(answers).containsExactly("{\"batchItemFailures\":[]}");
    assertThat(calls).containsExactly("getItem", "getItem");
    assertThat(items()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("routesThatPrimingMayCall")
  void succeedsOnTheDouble(Route route) {
    try (var graph = DoubleGraph.open(app)) {
      Priming.of(route).callDouble(recorded(Functions.of(route, graph.app())));
    }
    assertThat(answers)
        .hasSizeGreaterThan(200)
        .allSatisfy(answer -> assertThat(answer).containsPattern("\"statusCode\":20[014]"));
  }

  @ParameterizedTest
  @MethodSource("routesThatPrimingMayCall")
  void makesEveryCallOfTheRouteOnTheDouble(Route route) {
    try (var graph = DoubleGraph.open(app)) {
      Functions.of(route, graph.app());
      graph.calls().clear();
      Priming.of(route).callAws(recorded(Functions.of(route, graph.app())), NO_PAUSE);
      assertThat(graph.calls()).containsExactlyInAnyOrderElementsOf(calls(route));
    }
  }

  /** Returns the routes except those that need a token, which an event file cannot contain. */
  static Stream<Route> routesThatPrimingMayCall() {
    return Arrays.stream(Route.values()).filter(route -> !ValidRequests.needsToken(route));
  }

  /** Returns the DynamoDB operations and the HTTP methods of the S3 requests of a route. */
  private static List<String> calls(Route route) {
    return switch (route) {
      case CREATE_SESSION -> List.of("UpdateItem", "PutItem");
      case GET_SESSION, LIST_PHOTOS, LIST_IMAGES, GET_MANIFEST -> List.of("UpdateItem", "Query");
      case LIST_SESSIONS -> List.of("UpdateItem", "Query", "Query"); // no session is in the index
      case SUBMIT_SESSION, END_SESSION ->
          List.of("UpdateItem", "GetItem", "TransactWriteItems", "GetItem");
      case DELETE_SESSION -> List.of("UpdateItem", "GetItem", "TransactWriteItems");
      case PRESIGN_UPLOAD -> List.of("UpdateItem", "GetItem");
      case REGISTER_PHOTO -> List.of("UpdateItem", "BatchGetItem", "TransactWriteItems");
      case UPDATE_PHOTO -> List.of("UpdateItem", "GetItem", "UpdateItem");
      case GET_PHOTO -> List.of("UpdateItem", "BatchGetItem");
      case REORDER_PHOTOS -> List.of("UpdateItem", "Query", "TransactWriteItems");
      case DELETE_PHOTO ->
          List.of(
              "UpdateItem",
              "BatchGetItem",
              "GetItem",
              "TransactWriteItems",
              "Query",
              "DeleteItem",
              "DeleteItem",
              "GET",
              "POST",
              "GET",
              "POST");
      case ADD_IMAGE -> List.of("UpdateItem", "PUT", "PUT", "UpdateItem", "TransactWriteItems");
      case ADD_IMAGE_FROM_PHOTO ->
          List.of(
              "UpdateItem",
              "GetItem",
              "GetItem",
              "GetItem",
              "PUT",
              "PUT",
              "PUT",
              "PUT",
              "PUT",
              "UpdateItem",
              "TransactWriteItems");
      case PROMISE_UPLOADS ->
          List.of("UpdateItem", "BatchGetItem", "UpdateItem", "PutItem", "BatchGetItem", "HEAD");
      case LIST_UPLOADS -> List.of("UpdateItem", "Query", "HEAD", "HEAD");
      case EXPLAIN_UPLOAD -> List.of("UpdateItem", "Query", "HEAD");
      case GET_SESSION_STATUS -> List.of("UpdateItem", "Query");
      case CREATE_CAPTURE -> List.of("UpdateItem", "GetItem", "TransactWriteItems");
      case UPLOAD_CAPTURE_IMAGE -> List.of("UpdateItem", "GetItem", "PUT", "TransactWriteItems");
      case GET_CAPTURE -> List.of("UpdateItem", "GetItem", "BatchGetItem");
      case RETRY_CAPTURE -> List.of("UpdateItem", "GetItem", "BatchGetItem", "UpdateItem");
      case NAME_PRODUCT -> List.of("UpdateItem", "UpdateItem");
      case GET_IMAGE -> List.of("UpdateItem", "BatchGetItem");
      case UPDATE_IMAGE ->
          List.of("UpdateItem", "BatchGetItem", "TransactWriteItems", "BatchGetItem");
      case DELETE_IMAGE ->
          List.of(
              "UpdateItem",
              "BatchGetItem",
              "TransactWriteItems",
              "GET",
              "POST",
              "GET",
              "POST",
              "DeleteItem");
      case GET_ME -> List.of("UpdateItem");
      case OPEN_BROWSER_SESSION, END_BROWSER_SESSION, GET_OPENAPI, GET_REFERENCE, GET_ERROR_PAGE ->
          List.of();
    };
  }

  @Test
  void storesAPhotoOnTheDouble() {
    try (var graph = DoubleGraph.open(app)) {
      Priming.ofUploads(app.bucket).callDouble(recorded(Functions.uploadedObjects(graph.app())));
      assertThat(graph.calls()).contains("GetItem", "GET", "PUT", "UpdateItem");
    }
    assertThat(answers).hasSizeGreaterThan(200).containsOnly("{\"batchItemFailures\":[]}");
  }

  @Test
  void returnsSignedUrlsOfAReadyPhotoOnTheDouble() {
    try (var graph = DoubleGraph.open(app)) {
      Priming.of(Route.GET_SESSION)
          .callAws(recorded(Functions.of(Route.GET_SESSION, graph.app())), NO_PAUSE);
    }
    assertThat(answers.get(0)).contains("X-Amz-Signature=");
  }

  /** Returns a handler that records the start of its answers. */
  private RequestStreamHandler recorded(RequestStreamHandler handler) {
    return (event, ignored, context) -> {
      var answer = new ByteArrayOutputStream();
      handler.handleRequest(event, answer, context);
      var text = answer.toString(StandardCharsets.UTF_8);
      answers.add(text.substring(0, Math.min(text.length(), RECORDED_LENGTH)));
    };
  }

  private Set<Map<String, AttributeValue>> items() {
    return Set.copyOf(TestApp.dynamo().scan(scan -> scan.tableName(app.table)).items());
  }
}
