package dev.packshot.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.Route;
import dev.packshot.lambda.Functions;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestFaults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The events that prime the functions: without effect on AWS, and successful on the double. */
class PrimingTest {
  private static final int RECORDED_LENGTH = 20_000;

  private final TestApp app = new TestApp();
  private final List<String> answers = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Route.class)
  void changesNothingOnAws(Route route) {
    var before = items();
    Priming.of(route).callAws(recorded(Functions.of(route, app.graph)));
    assertThat(items()).isEqualTo(before);
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0)).containsPattern("\"statusCode\":(200|401)");
  }

  @Test
  void sendsAKeyThatWasNeverIssued() {
    Priming.of(Route.CREATE_SESSION)
        .callAws(recorded(Functions.of(Route.CREATE_SESSION, app.graph)));
    assertThat(answers.get(0)).contains("The API key is unknown.");
  }

  @Test
  void sendsAnUploadOfAnUnknownSession() {
    var before = items();
    var calls = new ConcurrentLinkedQueue<String>();
    var watched = app.withDatabase(TestFaults.watched(calls::add));
    Priming.ofUploads(app.bucket).callAws(recorded(Functions.uploadedObjects(watched.graph)));
    assertThat(answers).containsExactly("{\"batchItemFailures\":[]}");
    assertThat(calls).containsExactly("getItem");
    assertThat(items()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void succeedsOnTheDouble(Route route) {
    try (var graph = DoubleGraph.open(app)) {
      Priming.of(route).callDouble(recorded(Functions.of(route, graph.app())));
    }
    assertThat(answers)
        .hasSizeGreaterThan(200)
        .allSatisfy(answer -> assertThat(answer).containsPattern("\"statusCode\":20[014]"));
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_SESSION, PutItem UpdateItem",
    "GET_SESSION, Query UpdateItem",
    "PRESIGN_UPLOAD, GetItem UpdateItem",
    "REGISTER_PHOTO, BatchGetItem TransactWriteItems UpdateItem",
    "UPDATE_PHOTO, GetItem UpdateItem UpdateItem",
    "LIST_IMAGES, Query UpdateItem",
    "GET_IMAGE, BatchGetItem UpdateItem",
    "UPDATE_IMAGE, BatchGetItem BatchGetItem TransactWriteItems UpdateItem",
    "GET_OPENAPI, ''"
  })
  void makesEveryCallOfTheRouteOnTheDouble(Route route, String calls) {
    try (var graph = DoubleGraph.open(app)) {
      Functions.of(route, graph.app());
      graph.calls().clear();
      Priming.of(route).callAws(recorded(Functions.of(route, graph.app())));
      var expected = calls.isEmpty() ? new String[0] : calls.split(" ");
      assertThat(graph.calls()).containsExactlyInAnyOrder(expected);
    }
  }

  @Test
  void filesAPhotoOnTheDouble() {
    try (var graph = DoubleGraph.open(app)) {
      Priming.ofUploads(app.bucket).callDouble(recorded(Functions.uploadedObjects(graph.app())));
      assertThat(graph.calls()).contains("GetItem", "GET", "PUT", "UpdateItem");
    }
    assertThat(answers).hasSizeGreaterThan(200).containsOnly("{\"batchItemFailures\":[]}");
  }

  @Test
  void showsAReadyPhotoWithItsAddressesOnTheDouble() {
    try (var graph = DoubleGraph.open(app)) {
      Priming.of(Route.GET_SESSION).callAws(recorded(Functions.of(Route.GET_SESSION, graph.app())));
    }
    assertThat(answers.get(0)).contains("X-Amz-Signature=");
  }

  /** Returns a handler that records the start of its answers. */
  private RequestStreamHandler recorded(RequestStreamHandler handler) {
    return (event, nowhere, context) -> {
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
