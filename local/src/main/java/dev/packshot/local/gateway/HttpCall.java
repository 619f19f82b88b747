package dev.packshot.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.server.Request;

/**
 * A request as received over HTTP, without its body.
 *
 * @param rawPath the path as sent
 * @param rawQuery the query as sent; null if there is none
 * @param headers with the names as sent, each once
 */
public record HttpCall(
    String id,
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    String sourceIp,
    String protocol) {
  /** The headers that belong to one connection and are not forwarded (RFC 9110, 7.6.1). */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

  static HttpCall of(Request request) {
    var path = request.getHttpURI().getPath();
    return new HttpCall(
        UUID.randomUUID().toString(),
        request.getMethod(),
        path == null || path.isEmpty() ? "/" : path,
        request.getHttpURI().getQuery(),
        headers(request),
        Request.getRemoteAddr(request),
        request.getConnectionMetaData().getProtocol());
  }

  /** Returns the last value of a header, if there is one. */
  public Optional<String> find(String name) {
    for (var header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return Optional.of(header.getValue().get(header.getValue().size() - 1));
      }
    }
    return Optional.empty();
  }

  /** Returns the last value of a header, or an empty text. */
  public String header(String name) {
    return find(name).orElse("");
  }

  /** Returns whether the request has come over TLS. */
  public boolean isSecure() {
    return header("X-Forwarded-Proto").equals("https");
  }

  /** Returns the gateway's address as the client used it. */
  String baseUrl() {
    return header("X-Forwarded-Proto") + "://" + header("Host");
  }

  /** Returns the size of the request line and the headers, roughly. */
  int headerBytes() {
    int bytes = method.length() + rawPath.length() + (rawQuery == null ? 0 : rawQuery.length() + 1);
    for (var header : headers.entrySet()) {
      for (var value : header.getValue()) {
        bytes += header.getKey().length() + value.length();
      }
    }
    return bytes;
  }

  private static Map<String, List<String>> headers(Request request) {
    var headers = new LinkedHashMap<String, List<String>>();
    var names = new LinkedHashMap<String, String>();
    for (var field : request.getHeaders()) {
      var lowerCase = field.getName().toLowerCase(Locale.ROOT);
      if (!HOP_BY_HOP.contains(lowerCase)) {
        var name = names.computeIfAbsent(lowerCase, first -> field.getName());
        headers.computeIfAbsent(name, first -> new ArrayList<>()).add(text(field.getValue()));
      }
    }
    var port = Integer.toString(Request.getLocalPort(request));
    if (!names.containsKey("host")) {
      headers.put("Host", List.of("127.0.0.1:" + port));
    }
    replace(headers, names, "X-Forwarded-For", forwardedFor(request));
    replace(headers, names, "X-Forwarded-Port", port);
    replace(headers, names, "X-Forwarded-Proto", request.isSecure() ? "https" : "http");
    return headers;
  }

  private static void replace(
      Map<String, List<String>> headers, Map<String, String> names, String name, String value) {
    headers.remove(names.getOrDefault(name.toLowerCase(Locale.ROOT), name));
    headers.put(name, List.of(value));
  }

  private static String forwardedFor(Request request) {
    var hops = new ArrayList<>(request.getHeaders().getValuesList("X-Forwarded-For"));
    hops.add(Request.getRemoteAddr(request));
    return String.join(", ", hops);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
