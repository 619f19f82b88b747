package dev.packshot.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The page at {@code /} and what it asks of {@code /local/}: a key and what there is to show, which
 * no API tells. So it answers only who came to this machine by its own name, and no other page.
 */
public final class LocalPage implements HttpHandler {
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final Map<String, Supplier<String>> answers;
  private final PageFile page;

  /**
   * The page over these answers.
   *
   * @param answers JSON by path
   */
  public LocalPage(PageFile page, Map<String, Supplier<String>> answers) {
    this.page = page;
    this.answers = Map.copyOf(answers);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cache-Control", "no-store");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Referrer-Policy", "no-referrer");
      if (!isFromHere(exchange)) {
        send(exchange, FORBIDDEN, "text/plain", "Open this page as http://127.0.0.1.\n");
        return;
      }
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    if (path.equals("/")) {
      exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
      send(exchange, 200, "text/html; charset=utf-8", page.html());
    } else if (answers.containsKey(path)) {
      send(exchange, 200, "application/json", answers.get(path).get());
    } else {
      send(exchange, NOT_FOUND, "text/plain", "There is nothing here.\n");
    }
  }

  /** Not by another name, which somebody's page may have had point here, and not for that page. */
  private static boolean isFromHere(HttpExchange exchange) {
    var host = exchange.getRequestHeaders().getFirst("Host");
    var site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    return host != null
        && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))
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
