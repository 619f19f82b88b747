package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The backend that invokes functions, as API Gateway does, and has resources of its own. */
public final class Site implements Backend {
  private final Resources resources;
  private final Map<String, LocalResource> localResources;
  private final GatewayAnswers answers;
  private final Consumer<String> log;
  private final Clock clock;

  /**
   * The settings of a site.
   *
   * @param fallback receives the requests that match no operation
   * @param localResources the resources without a function, by path. A path that ends with a slash
   *     includes all paths below it, but {@code /} is for GET and HEAD of itself only
   * @param sharedHeaders returns the headers that refusals of the gateway share with the functions'
   *     responses
   */
  public record Settings(
      List<Operation> operations,
      LocalFunction fallback,
      Map<String, LocalResource> localResources,
      Function<HttpCall, Map<String, List<String>>> sharedHeaders) {}

  /**
   * Creates a site.
   *
   * @param log receives a line for each function that throws
   */
  public Site(Settings settings, Consumer<String> log, Clock clock) {
    this.resources = new Resources(settings.operations(), settings.fallback());
    this.localResources = settings.localResources();
    this.answers = new GatewayAnswers(clock, settings.sharedHeaders());
    this.log = log;
    this.clock = clock;
  }

  @Override
  public HttpAnswer answer(HttpCall call, byte[] body) {
    var local = localResource(call);
    return local == null ? invoke(call, body) : local.answer(call);
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
