package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.HttpAnswer;
import dev.packshot.local.gateway.HttpCall;
import dev.packshot.local.gateway.LocalResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.Set;

/**
 * The resource that runs a job at once, with its event in the query. It is for programs of this
 * machine, and browsers are refused.
 */
record LocalJobs(LocalFunction reconcile) implements LocalResource {
  /** The path of the reconciliation. */
  static final String RECONCILE = "/local-jobs/reconcile";

  private static final Set<String> LOOPBACK_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;
  private static final String JSON = "application/json";

  @Override
  public HttpAnswer answer(HttpCall call) {
    if (!call.method().equals("POST") || isFromBrowser(call)) {
      return HttpAnswer.of(FORBIDDEN);
    }
    try {
      var event = call.rawQuery() == null ? "{}" : URLDecoder.decode(call.rawQuery(), UTF_8);
      return HttpAnswer.of(200).with(JSON, reconcile.invoke(event.getBytes(UTF_8)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (RuntimeException refused) {
      return HttpAnswer.of(BAD_REQUEST).with("text/plain", refused.toString().getBytes(UTF_8));
    }
  }

  private static boolean isFromBrowser(HttpCall call) {
    var host = call.find("Host").map(it -> it.replaceFirst(":\\d+$", ""));
    return call.find("Sec-Fetch-Site").isPresent()
        || call.find("Origin").isPresent()
        || host.filter(LOOPBACK_HOSTS::contains).isEmpty();
  }
}
