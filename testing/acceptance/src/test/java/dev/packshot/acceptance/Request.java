package dev.packshot.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request to the API. */
final class Request {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;

  private Request(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** Creates a request without query, headers and body. The path is percent-encoded. */
  static Request of(String method, String path) {
    return new Request(method, path, "", Map.of(), new byte[0]);
  }

  /** Returns the request with an additional query parameter. */
  Request query(String name, String value) {
    var pair = encode(name) + "=" + encode(value);
    return new Request(method, path, query.isEmpty() ? pair : query + "&" + pair, headers, body);
  }

  /** Returns the request with a query that is no parameter. */
  Request query(String text) {
    return new Request(method, path, encode(text), headers, body);
  }

  Request header(String name, String value) {
    var changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new Request(method, path, query, changed, body);
  }

  Request json(String text) {
    return header("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean isForm() {
    return headers.getOrDefault("Content-Type", "").startsWith("multipart/form-data");
  }

  Request body(byte[] bytes) {
    return new Request(method, path, query, headers, bytes);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** Returns the encoded query, or an empty text. */
  String query() {
    return query;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
