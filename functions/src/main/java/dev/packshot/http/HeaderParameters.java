package dev.packshot.http;

import java.util.Locale;
import java.util.Optional;

/**
 * A parser of the parameters of headers such as {@code form-data; name="image";
 * filename="a;b.jpg"}. Values are tokens or quoted strings, in which a backslash escapes the next
 * character (RFC 9110, section 5.6.6).
 */
final class HeaderParameters {
  private final String header;
  private int at;

  private HeaderParameters(String header) {
    this.header = header;
    this.at = Math.max(0, header.indexOf(';'));
  }

  /** Returns the part before the parameters, in lower case. */
  static String essence(String header) {
    int end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the value of the first parameter with this name. */
  static Optional<String> find(String header, String name) {
    return new HeaderParameters(header).find(name);
  }

  private Optional<String> find(String parameter) {
    while (at < header.length()) {
      at++; // the semicolon
      var name = upTo("=;").strip();
      var value = at < header.length() && header.charAt(at) == '=' ? value() : "";
      if (name.equalsIgnoreCase(parameter)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private String value() {
    at++; // the equals sign
    while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
      at++;
    }
    if (at == header.length() || header.charAt(at) != '"') {
      return upTo(";").strip();
    }
    var value = quoted();
    upTo(";");
    return value;
  }

  private String quoted() {
    var value = new StringBuilder();
    for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
      if (header.charAt(at) == '\\' && at + 1 < header.length()) {
        at++;
      }
      value.append(header.charAt(at));
    }
    return value.toString();
  }

  private String upTo(String delimiters) {
    int from = at;
    while (at < header.length() && delimiters.indexOf(header.charAt(at)) < 0) {
      at++;
    }
    return header.substring(from, at);
  }
}
