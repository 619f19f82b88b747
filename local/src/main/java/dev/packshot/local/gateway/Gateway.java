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
 * An HTTP server that invokes functions and listens on loopback only, with API Gateway's limits
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html).
 */
public final class Gateway implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
  private static final int MAX_HEADER_BYTES = 10_240;
  private static final int DRAIN_BUFFER_BYTES = 65_536;
  private static final int BACKLOG = 128;
  private static final long STOP_SECONDS = 3;

  /**
   * The number of bytes of an oversized body that are still read. Many clients read the response
   * only after they have sent the body.
   */
  private static final long MAX_DRAINED_BYTES = 100L * 1024 * 1024;

  private final HttpServer server;
  private final Resources resources;
  private final Consumer<String> log;
  private final Clock clock;
  private final ExecutorService threads = RequestThreads.start();
  private final Phaser inFlight = new Phaser(1);
  private volatile HttpHandler rootHandler;

  private Gateway(HttpServer server, Resources resources, Consumer<String> log, Clock clock) {
    this.server = server;
    this.resources = resources;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free port
   * @param fallback receives the requests that match no operation
   * @param log receives a line for each function that throws
   */
  public static Gateway start(
      int port,
      List<Operation> operations,
      LocalFunction fallback,
      Consumer<String> log,
      Clock clock)
      throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    var gateway = new Gateway(server, new Resources(operations, fallback), log, clock);
    server.createContext("/", gateway::handle);
    server.setExecutor(gateway.threads);
    server.start();
    return gateway;
  }

  /** Adds a handler of a path and all paths below it. The path ends with a slash. */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  /** Sets the handler of GET and HEAD requests of {@code /} only. */
  public void serveRoot(HttpHandler handler) {
    rootHandler = handler;
  }

  /** Returns the address, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Waits a few seconds at most for requests in flight, then stops. */
  @Override
  public void close() {
    try {
      inFlight.awaitAdvanceInterruptibly(inFlight.arrive(), STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      log.accept("stopped before all requests were answered");
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (rootHandler != null && isForRoot(exchange)) {
      rootHandler.handle(exchange);
      return;
    }
    inFlight.register();
    try (exchange) {
      send(exchange, respond(exchange));
    } finally {
      inFlight.arriveAndDeregister();
    }
  }

  private static boolean isForRoot(HttpExchange exchange) {
    return "/".equals(exchange.getRequestURI().getRawPath())
        && Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
  }

  private ProxyResponse respond(HttpExchange exchange) throws IOException {
    var body = readBody(exchange.getRequestBody());
    var call = HttpCall.of(exchange, server.getAddress());
    if (body.length > MAX_BODY_BYTES) {
      return tooLarge(call, "The body is larger than 10 MB; upload photos directly to S3.");
    }
    if (headerBytes(call) > MAX_HEADER_BYTES) {
      return tooLarge(call, "The request line and headers are larger than 10,240 bytes.");
    }
    var match = resources.match(call.method(), call.rawPath());
    var event = ProxyEvent.of(call, body, match, clock.instant());
    if (event.length > LocalFunction.MAX_PAYLOAD_BYTES) {
      return tooLarge(
          call, "The body is larger than a function accepts; upload photos directly to S3.");
    }
    return invoke(call, match.function(), event);
  }

  private ProxyResponse invoke(HttpCall call, LocalFunction function, byte[] event) {
    try {
      var response = function.invoke(event);
      if (response.length > LocalFunction.MAX_PAYLOAD_BYTES) {
        throw new IOException("the response is larger than Lambda's limit");
      }
      return ProxyResponse.read(response);
    } catch (IOException | RuntimeException | Error e) {
      // on Lambda, an Error ends one process only
      log.accept("request " + call.id() + " failed: " + e);
      return GatewayResponses.internalError(call, clock.instant());
    }
  }

  private ProxyResponse tooLarge(HttpCall call, String detail) {
    return GatewayResponses.tooLarge(call, detail, clock.instant());
  }

  /** Returns the body, or one byte more than the limit if the body is longer. */
  private static byte[] readBody(InputStream in) throws IOException {
    var body = in.readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      drain(in);
    }
    return body;
  }

  private static void drain(InputStream in) throws IOException {
    var buffer = new byte[DRAIN_BUFFER_BYTES];
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

  private static void send(HttpExchange exchange, ProxyResponse response) throws IOException {
    response.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    boolean hasBody = response.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), hasBody ? response.body().length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(response.body());
    }
  }
}
