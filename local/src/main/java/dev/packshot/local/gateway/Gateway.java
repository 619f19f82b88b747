package dev.packshot.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The HTTP server before the functions, on loopback only, with API Gateway's limits
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html).
 */
public final class Gateway implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
  private static final int MAX_HEADER_BYTES = 10_240;
  private static final int DRAIN_BUFFER = 65_536;
  private static final int BACKLOG = 128;
  private static final long STOP_SECONDS = 3;

  /** A body beyond the limit is still read this far, so that its sender hears the answer. */
  private static final long MAX_DRAINED_BYTES = 100L * 1024 * 1024;

  private final HttpServer server;
  private final Resources resources;
  private final Consumer<String> trouble;
  private final Clock clock;
  private final ExecutorService threads = RequestThreads.start();
  private final Phaser underWay = new Phaser(1);
  private volatile HttpHandler front;

  private Gateway(HttpServer server, Resources resources, Consumer<String> trouble, Clock clock) {
    this.server = server;
    this.resources = resources;
    this.trouble = trouble;
    this.clock = clock;
  }

  /**
   * Listens and answers.
   *
   * @param port 0 for any free one
   * @param fallback takes what belongs to no operation
   * @param trouble is told of functions that throw
   */
  public static Gateway start(
      int port,
      List<Operation> operations,
      LocalFunction fallback,
      Consumer<String> trouble,
      Clock clock)
      throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    var gateway = new Gateway(server, new Resources(operations, fallback), trouble, clock);
    server.createContext("/", gateway::handle);
    server.setExecutor(gateway.threads);
    server.start();
    return gateway;
  }

  /** Has another one answer what lies under a path that ends with a slash. */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  /** Has another one answer {@code /} itself, and nothing under it. */
  public void serveFront(HttpHandler handler) {
    front = handler;
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers what is under way, for a few seconds at the most. */
  @Override
  public void close() {
    try {
      underWay.awaitAdvanceInterruptibly(underWay.arrive(), STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      trouble.accept("stopped before every request was answered");
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (front != null && isForFront(exchange)) {
      front.handle(exchange);
      return;
    }
    underWay.register();
    try (exchange) {
      send(exchange, answer(exchange));
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  private static boolean isForFront(HttpExchange exchange) {
    return "/".equals(exchange.getRequestURI().getRawPath())
        && Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
  }

  private ProxyAnswer answer(HttpExchange exchange) throws IOException {
    var body = readBody(exchange.getRequestBody());
    var call = HttpCall.of(exchange, server.getAddress());
    if (body.length > MAX_BODY_BYTES) {
      return tooLarge(call, "The body is larger than 10 MB; photos go straight to S3.");
    }
    if (headerBytes(call) > MAX_HEADER_BYTES) {
      return tooLarge(call, "The request line and the headers are larger than 10,240 bytes.");
    }
    var match = resources.match(call.method(), call.rawPath());
    var event = ProxyEvent.of(call, body, match, clock.instant());
    if (event.length > LocalFunction.MAX_PAYLOAD_BYTES) {
      return tooLarge(call, "The body is larger than a function takes; photos go straight to S3.");
    }
    return invoke(call, match.function(), event);
  }

  private ProxyAnswer invoke(HttpCall call, LocalFunction function, byte[] event) {
    try {
      var answer = function.invoke(event);
      if (answer.length > LocalFunction.MAX_PAYLOAD_BYTES) {
        throw new IOException("the answer is larger than Lambda lets through");
      }
      return ProxyAnswer.read(answer);
    } catch (IOException | RuntimeException | Error e) { // an Error would end one process on Lambda
      trouble.accept("request " + call.id() + " failed: " + e);
      return GatewayProblem.failed(call, clock.instant());
    }
  }

  private ProxyAnswer tooLarge(HttpCall call, String detail) {
    return GatewayProblem.tooLarge(call, detail, clock.instant());
  }

  /** The body, or one byte more than is allowed of it. */
  private static byte[] readBody(InputStream in) throws IOException {
    var body = in.readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      drain(in);
    }
    return body;
  }

  private static void drain(InputStream in) throws IOException {
    var buffer = new byte[DRAIN_BUFFER];
    long drained = 0;
    for (int read = 0; read >= 0 && drained < MAX_DRAINED_BYTES; drained += read) {
      read = in.read(buffer);
    }
  }

  private static int headerBytes(HttpCall call) {
    int bytes = call.method().length() + call.uri().toString().length();
    for (var header : call.headers().entrySet()) {
      for (var value : header.getValue()) {
        bytes += header.getKey().length() + value.length();
      }
    }
    return bytes;
  }

  private static void send(HttpExchange exchange, ProxyAnswer answer) throws IOException {
    answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    boolean hasBody = answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), hasBody ? answer.body().length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}
