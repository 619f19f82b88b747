package dev.packshot.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The decoder of percent-encoded paths and queries. */
final class PercentEncoding {
  private PercentEncoding() {}

  /** Decodes a segment of a path, in which a plus stays a plus. */
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Returns the parameters of a query in order, each with all its values. */
  static Map<String, List<String>> query(String rawQuery) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (rawQuery == null) {
      return parameters;
    }
    for (var pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.computeIfAbsent(decodeForm(name), n -> new ArrayList<>()).add(decodeForm(value));
      }
    }
    return parameters;
  }

  private static String decodeForm(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
