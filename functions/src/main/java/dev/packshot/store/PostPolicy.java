package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The document S3 checks a form against: until when, and what each field of it has to be. */
final class PostPolicy {
  private final StringBuilder json = new StringBuilder(1024);
  private char separator = '[';

  PostPolicy(String expiration) {
    json.append("{\"expiration\":");
    text(expiration).append(",\"conditions\":");
  }

  /** The field has exactly this value. */
  PostPolicy exactly(String field, String value) {
    next().append('{');
    text(field).append(':');
    text(value).append('}');
    return this;
  }

  /** The field, given as {@code $field}, is matched by {@code eq} or {@code starts-with}. */
  PostPolicy matching(String match, String field, String value) {
    next().append('[');
    text(match).append(',');
    text(field).append(',');
    text(value).append(']');
    return this;
  }

  /** The file has a number of bytes in this range, both ends included. */
  PostPolicy contentLength(long min, long max) {
    next().append("[\"content-length-range\",").append(min).append(',').append(max).append(']');
    return this;
  }

  /** The base64 of the document in UTF-8: the field {@code policy}, and the text that is signed. */
  String encoded() {
    var document = (separator == '[' ? json + "[" : json.toString()) + "]}";
    return Base64.getEncoder().encodeToString(document.getBytes(UTF_8));
  }

  private StringBuilder next() {
    json.append(separator);
    separator = ',';
    return json;
  }

  private StringBuilder text(String text) {
    json.append('"');
    for (int at = 0; at < text.length(); at++) {
      character(text, at);
    }
    return json.append('"');
  }

  /** Escapes what RFC 8259 section 7 says must be, in its shortest form. */
  private void character(String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '"', '\\' -> json.append('\\').append(c);
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (c < ' ') {
          json.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        } else {
          json.append(whole(text, at));
        }
      }
    }
  }

  private static char whole(String text, int at) {
    char c = text.charAt(at);
    boolean lone =
        Character.isHighSurrogate(c)
            ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
            : Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    if (lone) {
      throw new IllegalArgumentException("half a character (lone surrogate) at " + at);
    }
    return c;
  }
}
