package dev.packshot.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.packshot.json.JsonWriter;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Set;

/**
 * The answers of the development issuer: its configuration (OpenID Connect Discovery 1.0), its keys
 * and, for programs of this machine only, a token.
 */
final class IssuerHandler implements HttpHandler {
  private static final Set<String> LOOPBACK_HOSTS = Set.of("127.0.0.1", "localhost");
  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final String KEYS = "/keys";
  private static final String TOKEN = "/token";
  private static final String SUBJECT = "sub=";
  private static final int MAX_SUBJECT = 255;

  private final String url;
  private final DevelopmentTokens tokens;

  IssuerHandler(String url, DevelopmentTokens tokens) {
    this.url = url;
    this.tokens = tokens;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var call = exchange.getRequestMethod() + " " + path;
      switch (call) {
        case "GET " + CONFIGURATION -> send(exchange, configuration());
        case "GET " + KEYS -> send(exchange, tokens.publicKeys());
        case "POST " + TOKEN -> sendToken(exchange);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private String configuration() {
    return JsonWriter.object(
        json ->
            json.field("issuer", url)
                .field("jwks_uri", url + KEYS)
                .field("token_endpoint", url + TOKEN)
                .field("service_documentation", "For development only.")
                .texts("id_token_signing_alg_values_supported", List.of("ES256")));
  }

  private void sendToken(HttpExchange exchange) throws IOException {
    var subject = subject(exchange.getRequestURI().getRawQuery());
    if (isFromBrowser(exchange)) {
      exchange.sendResponseHeaders(403, -1);
    } else if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
      exchange.sendResponseHeaders(400, -1);
    } else {
      send(exchange, token(subject));
    }
  }

  private String token(String subject) {
    return JsonWriter.object(
        json ->
            json.field("access_token", tokens.token(subject))
                .field("token_type", "Bearer")
                .field("expires_in", DevelopmentTokens.LIFETIME.toSeconds()));
  }

  private static String subject(String query) {
    if (query == null) {
      return DevelopmentIssuer.SUBJECT;
    }
    try {
      return query.startsWith(SUBJECT)
          ? URLDecoder.decode(query.substring(SUBJECT.length()), UTF_8)
          : "";
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /** Returns whether a page of any site has sent the request, or one that has rebound its name. */
  private static boolean isFromBrowser(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var host = String.valueOf(headers.getFirst("Host")).replaceFirst(":\\d+$", "");
    return headers.containsKey("Origin")
        || headers.containsKey("Sec-Fetch-Site")
        || !LOOPBACK_HOSTS.contains(host);
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    var bytes = json.getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
