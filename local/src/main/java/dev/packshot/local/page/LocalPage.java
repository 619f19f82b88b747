package dev.packshot.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The HTTP handler of the page at {@code /} and of its data under {@code /local/}. The data
 * contains an API key. Therefore it rejects requests with a foreign host name and requests of other
 * pages.
 */
public final class LocalPage implements HttpHandler {
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
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cache-Control", "no-store");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Referrer-Policy", "no-referrer");
      if (!isLocal(exchange)) {
        send(exchange, FORBIDDEN, "text/plain", "Open this page as http://127.0.0.1.\n");
        return;
      }
      respond(exchange);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    if (path.equals("/")) {
      exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
      send(exchange, 200, "text/html; charset=utf-8", page.html());
    } else if (data.containsKey(path)) {
      send(exchange, 200, "application/json", data.get(path).get());
    } else {
      send(exchange, NOT_FOUND, "text/plain", "There is nothing here.\n");
    }
  }

  /**
   * Returns whether the request has a loopback host name, which prevents DNS rebinding, and does
   * not come from a page of another origin.
   */
  private static boolean isLocal(HttpExchange exchange) {
    var host = exchange.getRequestHeaders().getFirst("Host");
    var site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    return host != null
        && LOOPBACK_HOSTS.contains(host.replaceFirst(":\\d+$", ""))
        && (site == null || site.equals("same-origin") || site.equals("none"));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
