package dev.packshot.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A complete HTTP response. The server adds the length of the body. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
  private static final byte[] NO_BODY = {};

  /** Returns an answer without headers and without a body. */
  public static HttpAnswer of(int status) {
    return new HttpAnswer(status, Map.of(), NO_BODY);
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
}
