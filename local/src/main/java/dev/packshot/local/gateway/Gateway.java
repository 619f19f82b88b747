package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** An HTTP server that invokes functions, as API Gateway does. It listens on loopback only. */
public final class Gateway implements AutoCloseable {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final long STOP_SECONDS = 3;

  private final Resources resources;
  private final GatewayAnswers answers;
  private final Consumer<String> log;
  private final Clock clock;
  private final ExecutorService threads = RequestThreads.start();
  private final Phaser inFlight = new Phaser(1);
  private final Map<String, LocalResource> localResources = new LinkedHashMap<>();
  private GatewayServer server;

  private Gateway(Resources resources, GatewayAnswers answers, Consumer<String> log, Clock clock) {
    this.resources = resources;
    this.answers = answers;
    this.log = log;
    this.clock = clock;
  }

  /**
   * The settings of a gateway.
   *
   * @param port 0 for any free port
   * @param fallback receives the requests that match no operation
   * @param localResources the resources that the gateway serves itself, by path. A path that ends
   *     with a slash includes all paths below it, but {@code /} is for GET and HEAD of itself only
   * @param sharedHeaders returns the headers that refusals of the gateway share with the functions'
   *     responses
   */
  public record Settings(
      int port,
      List<Operation> operations,
      LocalFunction fallback,
      Map<String, LocalResource> localResources,
      Function<HttpCall, Map<String, List<String>>> sharedHeaders) {}

  /**
   * Starts to listen.
   *
   * @param log receives a line for each function that throws
   */
  public static Gateway start(Settings settings, Consumer<String> log, Clock clock)
      throws IOException {
    return start(settings, TIME_LIMIT, log, clock);
  }

  /** Starts to listen, with a limit of the time in which a client must send a request. */
  static Gateway start(Settings settings, Duration timeLimit, Consumer<String> log, Clock clock)
      throws IOException {
    var answers = new GatewayAnswers(clock, settings.sharedHeaders());
    var gateway =
        new Gateway(new Resources(settings.operations(), settings.fallback()), answers, log, clock);
    gateway.localResources.putAll(settings.localResources());
    var handler =
        new GatewayHandler(
            gateway::answer, gateway.threads, answers, () -> gateway.server.deadlines());
    gateway.server =
        GatewayServer.start(settings.port(), timeLimit, handler, new ParserErrors(answers));
    return gateway;
  }

  /** Returns the address, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
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
      var local = localResource(call);
      return local == null ? invoke(call, body) : local.answer(call);
    } finally {
      inFlight.arriveAndDeregister();
    }
  }

  private LocalResource localResource(HttpCall call) {
    for (var resource : localResources.entrySet()) {
      var path = resource.getKey();
      var isFolder = path.length() > 1 && path.endsWith("/");
      var isPage = call.rawPath().equals(path) && Set.of("GET", "HEAD").contains(call.method());
      if (isFolder ? call.rawPath().startsWith(path) : isPage) {
        return resource.getValue();
      }
    }
    return null;
  }

  private HttpAnswer invoke(HttpCall call, byte[] body) {
    Resources.Match match;
    byte[] event;
    try {
      match = resources.match(call.method(), call.rawPath());
      event = ProxyEvent.of(call, body, match, clock.instant());
    } catch (IllegalArgumentException malformed) {
      return answers.badRequest(
          call, "The address is malformed: a % is not followed by two digits.");
    }
    if (event.length > LocalFunction.MAX_PAYLOAD_BYTES) {
      return answers.tooLargeForFunction(call);
    }
    return invoke(call, match.function(), event);
  }

  private HttpAnswer invoke(HttpCall call, LocalFunction function, byte[] event) {
    try {
      var response = function.invoke(event);
      if (response.length > LocalFunction.MAX_PAYLOAD_BYTES) {
        throw new IOException("the response is larger than Lambda's limit");
      }
      return FunctionAnswer.read(response);
    } catch (IOException | RuntimeException | Error e) {
      // on Lambda, an Error ends one process only
      log.accept("request " + call.id() + " failed: " + e);
      return answers.internalError(call);
    }
  }
}
