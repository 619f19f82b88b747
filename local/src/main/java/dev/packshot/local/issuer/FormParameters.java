package dev.packshot.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or a form. A repeated one is refused, as OAuth 2.0 demands. */
record FormParameters(Map<String, String> values) {

  /**
   * Reads a text such as {@code a=1&b=2}.
   *
   * @throws IllegalArgumentException if it is malformed or repeats a name
   */
  static FormParameters parse(String text) {
    var values = new HashMap<String, String>();
    for (var pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      var value = parts.length < 2 ? "" : decode(parts[1]);
      if (values.put(decode(parts[0]), value) != null) {
        throw new IllegalArgumentException("A parameter is repeated.");
      }
    }
    return new FormParameters(Map.copyOf(values));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * Returns the value of a parameter.
   *
   * @throws IllegalArgumentException if it is missing
   */
  String require(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing."));
  }

  boolean has(String name, String value) {
    return value.equals(values.get(name));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
