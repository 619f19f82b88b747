package dev.packshot.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A complete HTTP response. The server adds the length of the body. */
public final class HttpAnswer {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns an answer without headers and without a body. */
  public static HttpAnswer of(int status) {
    return new HttpAnswer(status, Map.of(), new byte[0]);
  }

  /** Returns an answer with one more header. */
  public HttpAnswer with(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, List.of(value));
    return new HttpAnswer(status, all, body);
  }

  /** Returns an answer with a body of this type. */
  public HttpAnswer with(String contentType, byte[] content) {
    return new HttpAnswer(status, with("Content-Type", contentType).headers, content);
  }

  int status() {
    return status;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
