package dev.packshot.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A request as received over HTTP, without its body. */
record HttpCall(
    String id,
    String method,
    URI uri,
    Map<String, List<String>> headers,
    String sourceIp,
    String protocol) {
  /** The headers that belong to one connection and are not forwarded (RFC 9110, 7.6.1). */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

  static HttpCall of(HttpExchange exchange, InetSocketAddress server) {
    var sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
    return new HttpCall(
        UUID.randomUUID().toString(),
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers(exchange, server, sourceIp),
        sourceIp,
        exchange.getProtocol());
  }

  String rawPath() {
    return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  /** Returns the last value of a header, or an empty text. */
  String header(String name) {
    for (var header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue().get(header.getValue().size() - 1);
      }
    }
    return "";
  }

  /** Returns the gateway's address as the client used it. */
  String baseUrl() {
    return "http://" + header("Host");
  }

  private static Map<String, List<String>> headers(
      HttpExchange exchange, InetSocketAddress server, String sourceIp) {
    var headers = new LinkedHashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    headers.putIfAbsent("Host", List.of("127.0.0.1:" + server.getPort()));
    headers.put("X-Forwarded-For", List.of(forwardedFor(exchange, sourceIp)));
    headers.put("X-Forwarded-Port", List.of(Integer.toString(server.getPort())));
    headers.put("X-Forwarded-Proto", List.of("http"));
    return headers;
  }

  private static String forwardedFor(HttpExchange exchange, String sourceIp) {
    var hops =
        new ArrayList<>(exchange.getRequestHeaders().getOrDefault("X-forwarded-for", List.of()));
    hops.add(sourceIp);
    return String.join(", ", hops);
  }
}
