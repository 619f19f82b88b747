package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deployed functions whose table does not answer, or refuses every call. */
class OutageTest {
  private static final String DYNAMO = "AWS_ENDPOINT_URL_DYNAMODB";

  @RegisterExtension private static final DeployedFunctions deployed = new DeployedFunctions();

  @Test
  void givesUpASilentConnectionAndTriesAgain() throws IOException {
    try (var proxy = new SilentProxy(deployed.table(), 1);
        var process = start(proxy.endpoint())) {
      var response = process.call(deployed.withKey(SampleEvents.of("routes/create-session.json")));
      assertThat(response.get("statusCode").asInt()).as(response.toString()).isEqualTo(201);
    }
  }

  @Test
  void asksForARetryBeforeTheDeadlineIfTheTableIsSilent() throws IOException {
    try (var proxy = new SilentProxy(deployed.table(), Integer.MAX_VALUE);
        var process = start(proxy.endpoint())) {
      assertUnavailable(process);
    }
  }

  @Test
  void asksForARetryBeforeTheDeadlineIfTheTableIsThrottled() throws IOException {
    var throttled =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var body =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\"}"
            .getBytes(StandardCharsets.UTF_8);
    throttled.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    throttled.start();
    try (var process = start("http://127.0.0.1:" + throttled.getAddress().getPort())) {
      assertUnavailable(process);
    } finally {
      throttled.stop(0);
    }
  }

  private static FunctionProcess start(String table) {
    return deployed.start(Jdks.require(17), "create-session", Map.of(DYNAMO, table));
  }

  private static void assertUnavailable(FunctionProcess process) {
    var response = process.call(deployed.withKey(SampleEvents.of("routes/create-session.json")));
    assertThat(response.get("statusCode").asInt()).as(response.toString()).isEqualTo(503);
    assertThat(response.get("headers").has("Retry-After")).as(response.toString()).isTrue();
    assertThat(process.answeredInTime()).as("before the deadline of the invocation").isTrue();
  }
}
