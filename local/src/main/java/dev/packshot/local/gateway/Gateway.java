package dev.packshot.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** An HTTP server with the limits of API Gateway, whose requests a backend answers. */
public final class Gateway implements AutoCloseable {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final long STOP_SECONDS = 3;

  private final Backend backend;
  private final Consumer<String> log;
  private final ExecutorService threads = RequestThreads.start();
  private final Phaser inFlight = new Phaser(1);
  private GatewayServer server;

  private Gateway(Backend backend, Consumer<String> log) {
    this.backend = backend;
    this.log = log;
  }

  /**
   * Starts to serve a site on loopback only.
   *
   * @param port 0 for any free port
   * @param log receives a line for each function that throws
   */
  public static Gateway start(int port, Site.Settings settings, Consumer<String> log, Clock clock)
      throws IOException {
    return start(port, settings, TIME_LIMIT, log, clock);
  }

  /** Starts to serve, with a limit of the time in which a client must send a request. */
  static Gateway start(
      int port, Site.Settings settings, Duration timeLimit, Consumer<String> log, Clock clock)
      throws IOException {
    var site = new Site(settings, log, clock);
    var answers = new GatewayAnswers(clock, settings.sharedHeaders());
    return start(ServerPort.onLoopback(port), site, answers, timeLimit, log);
  }

  /**
   * Starts to listen.
   *
   * @param sharedHeaders returns the headers of refusals
   */
  public static Gateway start(
      ServerPort serverPort,
      Backend backend,
      Function<HttpCall, Map<String, List<String>>> sharedHeaders,
      Consumer<String> log,
      Clock clock)
      throws IOException {
    return start(serverPort, backend, new GatewayAnswers(clock, sharedHeaders), TIME_LIMIT, log);
  }

  private static Gateway start(
      ServerPort serverPort,
      Backend backend,
      GatewayAnswers answers,
      Duration timeLimit,
      Consumer<String> log)
      throws IOException {
    var gateway = new Gateway(backend, log);
    var handler =
        new GatewayHandler(
            gateway::answer, gateway.threads, answers, () -> gateway.server.deadlines());
    gateway.server = GatewayServer.start(serverPort, timeLimit, handler, new ParserErrors(answers));
    return gateway;
  }

  /** Returns the address on loopback, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.port();
  }

  /** Waits a few seconds at most for requests in flight, then stops. */
  @Override
  public void close() {
    try {
      inFlight.awaitAdvanceInterruptibly(inFlight.arrive(), STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      log.accept("stopped before all requests were answered");
    }
    server.close();
    threads.shutdownNow();
  }

  private HttpAnswer answer(HttpCall call, byte[] body) {
    inFlight.register();
    try {
      return backend.answer(call, body);
    } finally {
      inFlight.arriveAndDeregister();
    }
  }
}
