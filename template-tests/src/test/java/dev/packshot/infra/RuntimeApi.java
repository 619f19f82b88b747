package dev.packshot.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The runtime API of Lambda on the loopback interface
 * (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html), with snapshots and with the credentials
 * endpoint of SnapStart.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String CREDENTIALS =
      """
      {"AccessKeyId":"%s","SecretAccessKey":"%s","Token":"token-%d",\
      "Expiration":"2099-01-01T00:00:00Z"}""";

  /** The timeout of the API's functions. */
  private static final int TIMEOUT_MILLIS = 10_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> responses = new ArrayBlockingQueue<>(1);
  private final CountDownLatch readyForSnapshot = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final AtomicInteger credentialRequests = new AtomicInteger();
  private volatile long deadline;
  private volatile boolean answeredInTime;

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void send(byte[] event) {
    events.add(event);
  }

  /**
   * Returns the next response or error; null if the time is over or the function has exited.
   *
   * @param seconds the maximum time to wait
   */
  String awaitResponse(long seconds, Process function) throws InterruptedException {
    for (long waited = 0; waited < seconds && function.isAlive(); waited++) {
      var response = responses.poll(1, TimeUnit.SECONDS);
      if (response != null) {
        return response;
      }
    }
    return responses.poll();
  }

  boolean awaitSnapshot(long seconds) throws InterruptedException {
    return readyForSnapshot.await(seconds, TimeUnit.SECONDS);
  }

  void restore() {
    restored.countDown();
  }

  /** Returns whether the last response came before the deadline of its invocation. */
  boolean answeredInTime() {
    return answeredInTime;
  }

  int credentialRequests() {
    return credentialRequests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (path.endsWith("/invocation/next")) {
        next(exchange);
      } else if (path.endsWith("/restore/next")) {
        readyForSnapshot.countDown();
        restored.await();
        reply(exchange, 200, new byte[0]);
      } else if (path.equals("/credentials")) {
        credentials(exchange);
      } else {
        answeredInTime = System.currentTimeMillis() < deadline;
        responses.add(
            (path.endsWith("/error") ? "FAILED " : "") + new String(body, StandardCharsets.UTF_8));
        reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    var event = events.take();
    var headers = exchange.getResponseHeaders();
    headers.add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.add("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0");
    headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline()));
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:123456789012:function:test:live");
    reply(exchange, 200, event);
  }

  private long deadline() {
    deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
    return deadline;
  }

  private void credentials(HttpExchange exchange) throws IOException {
    var json =
        String.format(
            CREDENTIALS,
            FunctionProcess.ACCESS_KEY,
            FunctionProcess.SECRET,
            credentialRequests.incrementAndGet());
    reply(exchange, 200, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    // the native part of the client crashes on a response without a content type
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
