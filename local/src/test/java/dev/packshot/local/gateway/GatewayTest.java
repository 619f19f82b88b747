package dev.packshot.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.local.Polling;
import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // lines of HTTP end in CRLF
class GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private static final String POST = "POST /v1/sessions/a HTTP/1.1\r\nHost: h\r\n";
  private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private String functionResponse = "{\"statusCode\":200,\"headers\":{},\"body\":\"ok\"}";
  private Gateway gateway;

  @BeforeEach
  void serve() throws IOException {
    var function = new LocalFunction("test", (in, out, context) -> handle(in, out), line -> {});
    var operation = new Operation("POST", "/v1/sessions/{id}", function);
    gateway = Gateway.start(0, settings(List.of(operation), function), TIME_LIMIT, log::add, CLOCK);
  }

  private static Site.Settings settings(List<Operation> operations, LocalFunction fallback) {
    return new Site.Settings(
        operations, fallback, Map.of(), call -> Map.of("RateLimit-Limit", List.of("300")));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void writesTheFieldsThatAwsWrites() throws Exception {
    post("/v1/sessions", "{}".getBytes(UTF_8), "application/json");
    var awsEvent = JSON.readTree(Path.of("../events/routes/create-session.json").toFile());
    assertThat(fieldNames(events.get(0))).isEqualTo(fieldNames(awsEvent));
    for (var object : List.of("/requestContext", "/requestContext/identity")) {
      assertThat(fieldNames(events.get(0).at(object))).isEqualTo(fieldNames(awsEvent.at(object)));
    }
  }

  @Test
  void passesTheWholeRequestToTheFunction() throws Exception {
    send(
        request("/v1/sessions/a%20b?n=1&n=2&empty=&flag&sp=a+b%26c")
            .header("X-Twice", "one")
            .header("X-Twice", "two")
            .header("X-Forwarded-For", "203.0.113.7")
            .POST(BodyPublishers.ofString("hello")));
    var event = events.get(0);
    assertThat(event.at("/resource").asText()).isEqualTo("/v1/sessions/{id}");
    assertThat(event.at("/path").asText()).isEqualTo("/v1/sessions/a%20b");
    assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a b");
    assertThat(event.at("/queryStringParameters").toString())
        .isEqualTo("{\"n\":\"2\",\"empty\":\"\",\"flag\":\"\",\"sp\":\"a b&c\"}");
    assertThat(event.at("/multiValueQueryStringParameters/n").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.at("/multiValueHeaders/X-Twice").toString()).isEqualTo("[\"one\",\"two\"]");
    assertThat(event.at("/headers/X-Twice").asText()).isEqualTo("two");
    assertThat(event.at("/headers/X-Forwarded-For").asText()).isEqualTo("203.0.113.7, 127.0.0.1");
    assertThat(event.at("/headers/Host").asText()).isEqualTo(gateway.address().getAuthority());
    assertThat(event.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(event.at("/requestContext/requestTime").asText())
        .isEqualTo("21/Nov/2026:12:00:00 +0000");
    assertThat(event.at("/body").asText()).isEqualTo("hello");
    assertThat(event.at("/isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void encodesImagesFormsAndInvalidUtf8InBase64() throws Exception {
    var notText = new byte[] {(byte) 0xff, 0, 1};
    post("/v1/sessions/a", notText, "application/json");
    post("/v1/sessions/a", "text".getBytes(UTF_8), "image/png");
    post("/v1/sessions/a", "text".getBytes(UTF_8), "multipart/form-data; boundary=b");
    assertThat(events).allMatch(event -> event.at("/isBase64Encoded").asBoolean());
    assertThat(Base64.getDecoder().decode(events.get(0).at("/body").asText())).isEqualTo(notText);
  }

  @Test
  void passesAMissingBodyAsNull() throws Exception {
    send(request("/v1/sessions/a").GET());
    assertThat(events.get(0).at("/body").isNull()).isTrue();
    assertThat(events.get(0).at("/queryStringParameters").isNull()).isTrue();
    assertThat(events.get(0).at("/httpMethod").asText()).isEqualTo("GET");
  }

  @Test
  void returnsTheFunctionsStatusHeadersAndBody() throws Exception {
    functionResponse =
        """
        {"statusCode": 418, "headers": {"X-One": "1"}, "multiValueHeaders": {"X-Two": ["a", "b"]},
         "body": "%s", "isBase64Encoded": true}
        """
            .formatted(Base64.getEncoder().encodeToString("tea ü".getBytes(UTF_8)));
    var response = post("/v1/sessions/a", new byte[0], "text/plain");
    assertThat(response.statusCode()).isEqualTo(418);
    assertThat(response.body()).isEqualTo("tea ü");
    assertThat(response.headers().allValues("X-One")).containsExactly("1");
    assertThat(response.headers().allValues("X-Two")).containsExactly("a", "b");
  }

  @Test
  void rejectsABodyOverTenMegabytesAfterReadingIt() throws Exception {
    var response = post("/v1/sessions/a", new byte[20 * 1024 * 1024], "image/jpeg");
    assertProblem(response, 413, "payload_too_large");
    assertThat(events).isEmpty();
  }

  @Test
  void rejectsAnEventOverTheLimitOfLambda() throws Exception {
    var response = post("/v1/sessions/a", new byte[5 * 1024 * 1024], "image/jpeg");
    assertProblem(response, 413, "payload_too_large");
    assertThat(post("/v1/sessions/a", new byte[4 * 1024 * 1024], "image/jpeg").statusCode())
        .isEqualTo(200);
  }

  @Test
  void rejectsHeadersOverTenKilobytes() throws Exception {
    var response = send(request("/v1/sessions/a").header("X-Long", "x".repeat(10_240)).GET());
    assertProblem(response, 413, "payload_too_large");
    assertThat(send(request("/v1/sessions/a").header("X-Long", "x".repeat(9_000)).GET()).body())
        .isEqualTo("ok");
  }

  @Test
  void returnsAProblemWhenTheFunctionThrowsOrRespondsWithNonsense() throws Exception {
    for (var nonsense : List.of("throw", "{\"body\":\"no status\"}", "not json")) {
      functionResponse = nonsense;
      var response = post("/v1/sessions/a", new byte[0], "text/plain");
      assertProblem(response, 500, "internal_error");
      assertThat(response.body()).doesNotContain("secret of the function");
    }
    assertThat(log).hasSize(3);
  }

  @Test
  void sendsNoBodyInResponseToHead() throws Exception {
    var response = send(request("/v1/sessions/a").method("HEAD", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void throwsWhenThePortIsInUse() {
    int port = gateway.address().getPort();
    var unused = new LocalFunction("test", (in, out, context) -> {}, line -> {});
    Assertions.assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> Gateway.start(port, settings(List.of(), unused), log::add, CLOCK));
  }

  @Test
  void survivesClientsThatDisconnect() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
        var half = "POST /v1/sessions/a HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf";
        socket.getOutputStream().write(half.getBytes(UTF_8));
      }
    }
    assertThat(post("/v1/sessions/a", new byte[0], "text/plain").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/%zz HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /v1/sessions/%e HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /v1/sessions/a?q=%zz HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /v1/sessions/a b HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /v1/sessions/a HTTP/9.9\r\nHost: h\r\n\r\n",
        "GET /v1/sessions/a HTTP/1.1\r\n\r\n",
        "GET /v1/sessions/a HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n",
        "POST /v1/sessions/a HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
        POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "nonsense\r\n\r\n"
      })
  void answersAMalformedRequestWithAProblem(String request) throws Exception {
    var answer = sendRaw(request);
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertRefusal(answer, "bad_request");
    assertThat(events).isEmpty();
  }

  @Test
  void answersEndlessHeadersWithAProblem() throws Exception {
    for (var endless :
        List.of("/" + "a".repeat(200_000), "/ HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(200_000))) {
      var answer = sendRaw("GET " + endless);
      assertThat(answer).startsWith("HTTP/1.1 413 ");
      assertRefusal(answer, "payload_too_large");
    }
  }

  @Test
  void passesUnknownMethodsToTheFunctions() throws Exception {
    assertThat(sendRaw("BREW /v1/sessions/a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(events.get(0).at("/httpMethod").asText()).isEqualTo("BREW");
  }

  @Test
  void refusesALargeBodyByItsLengthWithoutWaitingForIt() throws Exception {
    var answer =
        sendRaw(
            POST
                + "Expect: 100-continue\r\n"
                + "Content-Length: 2000000000\r\n"
                + "Connection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413 ");
    assertRefusal(answer, "payload_too_large");
  }

  @Test
  void servesOthersWhileManySendSlowlyAndClosesThoseThatAreLate() throws Exception {
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 100; i++) {
        var body = "POST /v1/sessions/a HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{";
        slow.add(open(i % 2 == 0 ? body : "GET /v1/sessions/a HTTP/1.1\r\nHo"));
      }
      assertThat(post("/v1/sessions/a", new byte[10], "text/plain").statusCode()).isEqualTo(200);
      for (var socket : slow) {
        drip(socket); // the limit is for the whole request, not for a pause
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
      }
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void refusesBodiesBeyondItsMemoryInsteadOfFailing() throws Exception {
    int size = 4 << 20;
    var budget = Runtime.getRuntime().maxMemory() / 16;
    var head = "POST /v1/sessions/a HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: ";
    var open = new ArrayList<Socket>();
    try {
      for (long held = 0; held + size <= budget; held += size) {
        var socket = open(head + (size + 1) + "\r\n\r\n");
        socket.getOutputStream().write(new byte[size]);
        open.add(socket);
      }
      Polling.waitUntil("a refusal", () -> isOverloaded(size));
    } finally {
      for (var socket : open) {
        socket.close();
      }
    }
    Polling.waitUntil("free memory", () -> !isOverloaded(size));
    assertThat(log).isEmpty();
  }

  private boolean isOverloaded(int size) {
    try {
      var response = post("/v1/sessions/a", new byte[size], "image/jpeg");
      assertThat(response.statusCode()).isIn(200, 503);
      if (response.statusCode() == 503) {
        assertProblem(response, 503, "service_unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
      }
      return response.statusCode() == 503;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write('s');
    } catch (IOException closed) {
      // as it should be
    }
  }

  private Socket open(String start) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(start.getBytes(UTF_8));
    return socket;
  }

  private String sendRaw(String request) throws IOException {
    try (var socket = open(request)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void assertRefusal(String answer, String code) {
    assertThat(answer)
        .contains("application/problem+json", "\"error_code\":\"" + code + "\"")
        .contains("X-Request-Id: ", "RateLimit-Limit: 300", "X-Content-Type-Options: nosniff")
        .doesNotContain("<h1>", "Jetty");
  }

  private void handle(InputStream in, OutputStream out) throws IOException {
    events.add(JSON.readTree(in));
    if (functionResponse.equals("throw")) {
      throw new IllegalStateException("secret of the function");
    }
    out.write(functionResponse.getBytes(UTF_8));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = JSON.readTree(response.body());
    assertThat(problem.path("error_code").asText()).isEqualTo(code);
    assertThat(problem.path("type").asText()).matches("http://127.0.0.1:\\d+/docs/errors/" + code);
    assertThat(problem.path("request_id").asText()).isNotEmpty();
  }

  private static Set<String> fieldNames(JsonNode object) {
    var names = new HashSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private HttpResponse<String> post(String path, byte[] body, String type) throws Exception {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.address() + path))
        .timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
