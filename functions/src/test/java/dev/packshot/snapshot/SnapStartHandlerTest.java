package dev.packshot.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.LambdaGraph;
import dev.packshot.lambda.Functions;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestContext;
import dev.packshot.testing.TestRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SnapStartHandlerTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String LIVE = "opened for requests";
  private static final String CLOSING = "opened for closing connections";
  private static final String DOUBLE = "opened on the double";

  private final TestApp app = new TestApp();
  private final List<String> graphs = new ArrayList<>();
  private final List<Long> pauses = new ArrayList<>();

  @Test
  void closesEveryGraphBeforeTheSnapshot() throws IOException {
    var handler = handler(SnapStartHandlerTest::createSession);
    assertThat(graphs).containsExactly(LIVE);
    handler.beforeCheckpoint(null);
    assertThat(graphs).containsExactly(LIVE, "closed", CLOSING, "closed", DOUBLE, "closed");
    handler.afterRestore(null);
    assertThat(graphs).endsWith(LIVE).hasSize(7);
    assertThat(answer(handler, app.request("POST", SESSIONS))).contains("\"statusCode\":201");
  }

  @Test
  void countsSourceAddressesFromZeroAfterARestore() throws IOException {
    var handler = handler(SnapStartHandlerTest::createSession);
    var request = app.anonymous("POST", SESSIONS);
    assertThat(answer(handler, request)).contains("\"RateLimit-Remaining\":\"299\"");
    assertThat(answer(handler, request)).contains("\"RateLimit-Remaining\":\"298\"");
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);
    assertThat(answer(handler, request)).contains("\"RateLimit-Remaining\":\"299\"");
  }

  @Test
  void logsOneColdStartAfterARestore() throws IOException {
    var handler = handler(SnapStartHandlerTest::createSession);
    answer(handler, app.anonymous("POST", SESSIONS));
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);
    app.log.clear();
    answer(handler, app.anonymous("POST", SESSIONS));
    answer(handler, app.anonymous("POST", SESSIONS));
    assertThat(app.log.remove()).contains("\"cold\":true");
    assertThat(app.log.remove()).contains("\"cold\":false");
  }

  @Test
  void callsAwsOnceAndTheDoubleMoreThanTwoHundredTimes() {
    var handled = new ArrayList<String>();
    var handler =
        handler(graph -> (event, answer, context) -> handled.add(graphs.get(graphs.size() - 1)));
    handler.beforeCheckpoint(null);
    assertThat(handled).startsWith(CLOSING).hasSizeGreaterThan(201);
    assertThat(handled.subList(1, handled.size())).containsOnly(DOUBLE);
  }

  /** AWS may not know yet what the role of a new function allows. */
  @Test
  void callsAwsAgainUntilItKnowsTheRole() throws IOException {
    var refusals = new AtomicInteger(2);
    var calls = new ArrayList<String>();
    var handler =
        handler(
            graph ->
                (event, answer, context) -> {
                  calls.add(graphs.get(graphs.size() - 1));
                  if (refusals.getAndDecrement() > 0) {
                    context.getLogger().log("{\"level\":\"ERROR\",\"error\":\"AccessDenied\"}");
                  }
                });
    handler.beforeCheckpoint(null);
    assertThat(calls).startsWith(CLOSING, CLOSING, CLOSING, DOUBLE);
    assertThat(pauses).containsExactly(5_000L, 5_000L);
  }

  @Test
  void givesUpCallingAwsAfterHalfAMinute() {
    var handler = handler(graph -> SnapStartHandlerTest::failWhilePriming);
    handler.beforeCheckpoint(null);
    assertThat(pauses).hasSize(6).containsOnly(5_000L);
  }

  @Test
  void startsEvenIfPrimingFails() throws IOException {
    var handler = handler(graph -> SnapStartHandlerTest::failWhilePriming);
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);
    assertThat(answer(handler, app.anonymous("GET", "/"))).isEqualTo("1");
  }

  private static void failWhilePriming(InputStream event, OutputStream answer, Context context)
      throws IOException {
    if (context instanceof PrimingContext) {
      throw new IllegalStateException("unavailable");
    }
    answer.write('1');
  }

  private static RequestStreamHandler createSession(AppComponent graph) {
    return Functions.of(Route.CREATE_SESSION, graph);
  }

  private SnapStartHandler handler(Function<AppComponent, RequestStreamHandler> function) {
    return new SnapStartHandler(
        transport -> {
          graphs.add(
              transport.credentials().get() instanceof StaticCredentialsProvider
                  ? DOUBLE
                  : transport.headers().isEmpty() ? LIVE : CLOSING);
          return new LambdaGraph(app.newGraph(), List.of(() -> graphs.add("closed")));
        },
        function,
        Priming.of(Route.CREATE_SESSION),
        pauses::add);
  }

  private String answer(RequestStreamHandler handler, TestRequest request) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.event().toString().getBytes(StandardCharsets.UTF_8)),
        answer,
        TestContext.with(app.log));
    return answer.toString(StandardCharsets.UTF_8);
  }
}
