package dev.packshot.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.local.gateway.HttpAnswer;
import dev.packshot.local.gateway.HttpCall;
import dev.packshot.local.gateway.LocalResource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The resource of the page at {@code /} and of its data under {@code /local/}. The data contains an
 * API key. Therefore it rejects requests with a foreign host name and requests of other pages.
 */
public final class LocalPage implements LocalResource {
  private static final Set<String> LOOPBACK_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final Map<String, Supplier<String>> data;
  private final PageFile page;

  /**
   * Creates the handler.
   *
   * @param data JSON by path
   */
  public LocalPage(PageFile page, Map<String, Supplier<String>> data) {
    this.page = page;
    this.data = Map.copyOf(data);
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    var answer =
        isLocal(call)
            ? read(call.rawPath())
            : text(FORBIDDEN, "text/plain", "Open this page as http://127.0.0.1.\n");
    return answer
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Referrer-Policy", "no-referrer");
  }

  private HttpAnswer read(String path) {
    if (path.equals("/")) {
      return text(200, "text/html; charset=utf-8", page.html())
          .with("Content-Security-Policy", page.policy());
    }
    return data.containsKey(path)
        ? text(200, "application/json", data.get(path).get())
        : text(NOT_FOUND, "text/plain", "There is nothing here.\n");
  }

  /**
   * Returns whether the request has a loopback host name, which prevents DNS rebinding, and does
   * not come from a page of another origin.
   */
  private static boolean isLocal(HttpCall call) {
    var host = call.find("Host").map(it -> it.replaceFirst(":\\d+$", ""));
    var site = call.find("Sec-Fetch-Site");
    return host.filter(LOOPBACK_HOSTS::contains).isPresent()
        && site.filter(it -> !it.equals("same-origin") && !it.equals("none")).isEmpty();
  }

  private static HttpAnswer text(int status, String type, String text) {
    return HttpAnswer.of(status).with(type, text.getBytes(UTF_8));
  }
}
