package dev.packshot.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.LambdaGraph;
import dev.packshot.lambda.ApiHandler;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.DryRun;
import dev.packshot.lambda.Practice;
import dev.packshot.lambda.TestApp;
import dev.packshot.lambda.TestContext;
import dev.packshot.lambda.TestEngines;
import dev.packshot.lambda.TestFaults;
import dev.packshot.lambda.TestRequest;
import dev.packshot.lambda.UploadedObjectHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SnapStartHandlerTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  private final TestApp app = new TestApp();
  private final List<String> graphs = new ArrayList<>();

  @Test
  void takesNoGraphThroughTheSnapshot() throws IOException {
    var handler = started(CreateSessionHandler::new, Priming.of(Route.CREATE_SESSION));
    assertThat(graphs).containsExactly("made KEPT");
    handler.beforeCheckpoint(null);
    assertThat(graphs)
        .containsExactly(
            "made KEPT", "closed", "made CLOSED_AFTER_USE", "closed", "made NONE", "closed");
    handler.afterRestore(null);
    assertThat(graphs).endsWith("made KEPT").hasSize(7);
    assertThat(answer(handler, app.request("POST", SESSIONS))).contains("\"statusCode\":201");
  }

  @Test
  void startsToCountAddressesAnewInEveryInstance() throws IOException {
    var handler = started(CreateSessionHandler::new, Priming.of(Route.CREATE_SESSION));
    var request = app.anonymous("POST", SESSIONS);
    assertThat(answer(handler, request)).contains("\"RateLimit-Remaining\":\"299\"");
    assertThat(answer(handler, request)).contains("\"RateLimit-Remaining\":\"298\"");
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);
    assertThat(answer(handler, request)).contains("\"RateLimit-Remaining\":\"299\"");
  }

  @Test
  void isColdOnceAfterARestore() throws IOException {
    var handler = started(CreateSessionHandler::new, Priming.of(Route.CREATE_SESSION));
    answer(handler, app.anonymous("POST", SESSIONS));
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);
    app.log.clear();
    answer(handler, app.anonymous("POST", SESSIONS));
    answer(handler, app.anonymous("POST", SESSIONS));
    assertThat(app.log.remove()).contains("\"cold\":true");
    assertThat(app.log.remove()).contains("\"cold\":false");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void rehearsesWithoutATrace(Route route) {
    var session = app.openSession();
    var before = items();
    var answers = new ArrayList<String>();
    Priming.of(route).run(app.graph, watched(handlerOf(route), answers));
    assertThat(items()).isEqualTo(before);
    assertThat(app.session(session).get("product_photos")).isEmpty();
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0)).containsPattern("\"statusCode\":(200|401|404)");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_SESSION, updateItem putItem",
    "GET_SESSION, query updateItem",
    "PRESIGN_UPLOAD, getItem updateItem",
    "REGISTER_PHOTO, batchGetItem updateItem transactWriteItems",
    "UPDATE_PHOTO, getItem updateItem updateItem",
    "GET_OPENAPI, ''"
  })
  void practisesEveryCallThatTheRouteMakes(Route route, String calls) {
    var made = new ConcurrentLinkedQueue<String>();
    var watched = app.withDatabase(TestFaults.watched(made::add));
    Priming.of(route).run(watched.graph, handlerOf(route, watched));
    assertThat(made).containsExactlyInAnyOrder(calls.isEmpty() ? new String[0] : calls.split(" "));
  }

  @Test
  void practisesTheFilingOfAPhotoAndLeavesNoTrace() {
    var before = items();
    var made = new ConcurrentLinkedQueue<String>();
    var watched = app.withDatabase(TestFaults.watched(made::add));
    Priming.ofUpload(app.bucket).run(watched.graph, new UploadedObjectHandler(watched.graph));
    assertThat(made).containsExactly("getItem", "updateItem", "transactWriteItems");
    assertThat(items()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void failsInNoStep(Route route) throws IOException {
    for (var step : Practice.of(route)) {
      step.take(app.graph);
    }
    for (var step : Practice.ofUpload()) {
      step.take(app.graph);
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void runsDryThroughEveryRouteThatAsksTheTableAlone(Route route) {
    var answers = new ArrayList<String>();
    var dry = app.withDatabase(onADouble());
    Priming.of(route).runDry(dry.graph, watched(handlerOf(route, dry), answers));
    assertThat(answers.isEmpty()).isEqualTo(!DryRun.suits(route));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).containsPattern("\"statusCode\":20[01]"));
  }

  @Test
  void handlesOneEventForRealAndAllOthersWithoutAConnection() {
    var handled = new ArrayList<String>();
    var handler =
        started(
            graph -> (event, answer, context) -> handled.add(graphs.get(graphs.size() - 1)),
            Priming.of(Route.CREATE_SESSION));
    handler.beforeCheckpoint(null);
    assertThat(handled).startsWith("made CLOSED_AFTER_USE").hasSizeGreaterThan(1);
    assertThat(handled.subList(1, handled.size())).containsOnly("made NONE");
  }

  @Test
  void showsAReadyPhotoWithItsAddressesInADryRun() {
    var answers = new ArrayList<String>();
    var dry = app.withDatabase(onADouble());
    Priming.of(Route.GET_SESSION)
        .runDry(dry.graph, watched(handlerOf(Route.GET_SESSION, dry), answers));
    assertThat(answers.get(0)).contains("X-Amz-Signature=");
  }

  @Test
  void asksTheTableForAKeyThatCannotBe() {
    var answers = new ArrayList<String>();
    Priming.of(Route.CREATE_SESSION)
        .run(app.graph, watched(handlerOf(Route.CREATE_SESSION), answers));
    assertThat(answers.get(0)).contains("The API key is unknown.");
  }

  @Test
  void asksTheBucketForAPhotoThatIsNotThere() {
    var before = items();
    var answers = new ArrayList<String>();
    var asked = new ArrayList<String>();
    var watched = app.withObjects(TestFaults.watchedObjects(asked::add));
    Priming.ofUpload(app.bucket)
        .run(watched.graph, watched(new UploadedObjectHandler(watched.graph), answers));
    assertThat(answers).containsExactly("{\"batchItemFailures\":[]}");
    assertThat(asked).containsExactly("getObject");
    assertThat(items()).isEqualTo(before);
  }

  @Test
  void startsEvenIfTheRehearsalFails() throws IOException {
    var handler = started(graph -> SnapStartHandlerTest::failInRehearsal, Priming.of("GET", "/"));
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);
    assertThat(answer(handler, app.anonymous("GET", "/"))).isEqualTo("1");
  }

  private static void failInRehearsal(
      java.io.InputStream event,
      java.io.OutputStream answer,
      com.amazonaws.services.lambda.runtime.Context context)
      throws IOException {
    if (context instanceof PrimingContext) {
      throw new IllegalStateException("out of reach");
    }
    answer.write('1');
  }

  private static DynamoDbClient onADouble() {
    return TestEngines.database(new TableDouble());
  }

  private SnapStartHandler started(
      Function<AppComponent, ? extends RequestStreamHandler> onGraph, Priming rehearsal) {
    return new SnapStartHandler(
        connections -> {
          graphs.add("made " + connections);
          return new LambdaGraph(app.newGraph(), List.of(() -> graphs.add("closed")));
        },
        onGraph,
        rehearsal);
  }

  private ApiHandler handlerOf(Route route) {
    return handlerOf(route, app);
  }

  private static ApiHandler handlerOf(Route route, TestApp app) {
    try {
      return route.handler().getConstructor(AppComponent.class).newInstance(app.graph);
    } catch (ReflectiveOperationException failed) {
      throw new LinkageError(failed.getMessage(), failed);
    }
  }

  /** A handler whose answers are kept. */
  private static RequestStreamHandler watched(RequestStreamHandler handler, List<String> answers) {
    return (event, nowhere, context) -> {
      var answer = new ByteArrayOutputStream();
      handler.handleRequest(event, answer, context);
      answers.add(answer.toString(StandardCharsets.UTF_8));
    };
  }

  private String answer(RequestStreamHandler handler, TestRequest request) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.event().toString().getBytes(StandardCharsets.UTF_8)),
        answer,
        TestContext.with(app.log));
    return answer.toString(StandardCharsets.UTF_8);
  }

  private Set<Map<String, AttributeValue>> items() {
    return Set.copyOf(TestApp.dynamo().scan(scan -> scan.tableName(app.table)).items());
  }
}
