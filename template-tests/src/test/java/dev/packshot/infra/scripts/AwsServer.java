package dev.packshot.infra.scripts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * An HTTP server that gives prepared answers for AWS, in the services' wire formats. An operation
 * is named by its action or target (for example {@code GetParameter}) or, if it has neither, by its
 * method and path ({@code GET /2015-03-31/functions}).
 */
final class AwsServer implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final Answer UNKNOWN =
      new Answer(
          400,
          "<ErrorResponse><Error><Code>NotPrepared</Code><Message>No answer is prepared."
              + "</Message></Error></ErrorResponse>");

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Queue<Answer>> first = new ConcurrentHashMap<>();
  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private AwsServer(HttpServer server) {
    this.server = server;
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  static AwsServer start() {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      return new AwsServer(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private record Answer(int status, String body) {}

  AwsServer on(String operation, int status, String body) {
    answers.put(operation, new Answer(status, body));
    return this;
  }

  AwsServer on(String operation, String body) {
    return on(operation, 200, body);
  }

  /** Prepares answers to the first calls of an operation, each of which is given once. */
  AwsServer onFirst(String operation, String... answered) {
    var queue = new ConcurrentLinkedQueue<Answer>();
    Arrays.stream(answered).forEach(body -> queue.add(new Answer(200, body)));
    first.put(operation, queue);
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the methods and URIs of the requests that change something. */
  List<String> changes() {
    return requests.stream()
        .filter(request -> request.matches("(PUT|DELETE) .*|POST /.+"))
        .sorted()
        .toList();
  }

  /** Returns the bodies of the calls of an operation that has a method and a path. */
  List<String> bodies(String operation) {
    return bodies.stream()
        .filter(body -> body.startsWith(operation + " "))
        .map(body -> body.substring(operation.length() + 1).strip())
        .toList();
  }

  /** Returns the environment in which the AWS CLI, in version 1 or 2, asks the server. */
  Map<String, String> environment() {
    var wrapper = Script.ROOT.resolve("local/localstack/bin");
    return new HashMap<>(
        Map.of(
            "PATH", wrapper + ":" + System.getenv("PATH"),
            "AWS_ENDPOINT_URL", url(),
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_REGION", "eu-central-1",
            "AWS_MAX_ATTEMPTS", "1"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      var operation = operation(exchange, body);
      bodies.add(operation + " " + body);
      var answer = next(operation);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(
          answer.status(), isHead || bytes.length == 0 ? -1 : bytes.length);
      if (!isHead) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private Answer next(String operation) {
    var once = first.getOrDefault(operation, new ConcurrentLinkedQueue<>()).poll();
    return once == null ? answers.getOrDefault(operation, UNKNOWN) : once;
  }

  private static String operation(HttpExchange exchange, String body) {
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    var action = ACTION.matcher(body);
    return action.find() ? action.group(1) : exchange.getRequestMethod() + " " + path(exchange);
  }

  /** Returns the path without a slash at its end, which some operations have. */
  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().replaceFirst("/$", "");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
