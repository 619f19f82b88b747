package dev.packshot.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request to the API. */
final class Call {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;

  private Call(String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** Without query, headers and body; the path as it stands in the contract, percent-encoded. */
  static Call of(String method, String path) {
    return new Call(method, path, "", Map.of(), new byte[0]);
  }

  /** The same with one query parameter more. */
  Call query(String name, String value) {
    var pair = encoded(name) + "=" + encoded(value);
    return new Call(method, path, query.isEmpty() ? pair : query + "&" + pair, headers, body);
  }

  Call header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(method, path, query, more, body);
  }

  Call json(String text) {
    return header("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean isForm() {
    return headers.getOrDefault("Content-Type", "").startsWith("multipart/form-data");
  }

  Call body(byte[] bytes) {
    return new Call(method, path, query, headers, bytes);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** As it is sent; empty where there is none. */
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
