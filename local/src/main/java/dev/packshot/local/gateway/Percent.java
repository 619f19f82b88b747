package dev.packshot.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-encoding, undone. */
final class Percent {
  private Percent() {}

  /** A step of a path; a plus stays one. */
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The parameters of a query in their order, every value of each. */
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
        parameters.computeIfAbsent(form(name), n -> new ArrayList<>()).add(form(value));
      }
    }
    return parameters;
  }

  private static String form(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
