package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.HttpAnswer;
import dev.packshot.local.gateway.HttpCall;
import dev.packshot.local.gateway.LocalResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * The resource that runs a job at once, with its event in the query, and that moves the clock of a
 * test. It is for programs of this machine, and browsers are refused.
 */
record LocalJobs(LocalFunction reconcile, LocalFunction maintenance, Clock clock)
    implements LocalResource {
  /** The start of all paths. */
  static final String PATH = "/local-jobs/";

  /** The path of the reconciliation. */
  static final String RECONCILE = PATH + "reconcile";

  /** The path of the hourly job, which also ends deletions. */
  static final String MAINTENANCE = PATH + "maintenance";

  /** The path that moves the clock to a distance from the true time, if it can be moved. */
  static final String CLOCK = PATH + "clock";

  private static final Set<String> LOOPBACK_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int NO_CONTENT = 204;
  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;
  private static final String JSON = "application/json";

  @Override
  public HttpAnswer answer(HttpCall call) {
    if (!call.method().equals("POST") || isFromBrowser(call)) {
      return HttpAnswer.of(FORBIDDEN);
    }
    try {
      var query = call.rawQuery() == null ? "" : URLDecoder.decode(call.rawQuery(), UTF_8);
      return call.rawPath().equals(CLOCK) ? moveClock(query) : run(jobAt(call.rawPath()), query);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (RuntimeException refused) {
      return HttpAnswer.of(BAD_REQUEST).with("text/plain", refused.toString().getBytes(UTF_8));
    }
  }

  private LocalFunction jobAt(String path) {
    return path.equals(MAINTENANCE) ? maintenance : reconcile;
  }

  private static HttpAnswer run(LocalFunction job, String event) throws IOException {
    var answer = job.invoke((event.isEmpty() ? "{}" : event).getBytes(UTF_8));
    return HttpAnswer.of(200).with(JSON, answer);
  }

  private HttpAnswer moveClock(String distance) {
    if (clock instanceof MovableClock movable) {
      movable.moveTo(Duration.parse(distance));
      return HttpAnswer.of(NO_CONTENT);
    }
    return HttpAnswer.of(FORBIDDEN);
  }

  private static boolean isFromBrowser(HttpCall call) {
    var host = call.find("Host").map(it -> it.replaceFirst(":\\d+$", ""));
    return call.find("Sec-Fetch-Site").isPresent()
        || call.find("Origin").isPresent()
        || host.filter(LOOPBACK_HOSTS::contains).isEmpty();
  }
}
