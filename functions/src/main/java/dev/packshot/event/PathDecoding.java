package dev.packshot.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The percent-decoding of path parameters. Some gateways leave it to the function, such as
 * LocalStack's. No parameter of this API has a percent sign of its own, so a decoded one stays.
 */
final class PathDecoding {
  private PathDecoding() {}

  /** Returns the decoded parameters. A malformed one stays as it is. */
  static Map<String, String> decode(Map<String, String> parameters) {
    var decoded = new HashMap<>(parameters);
    decoded.replaceAll((name, value) -> decode(value));
    return decoded;
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return value;
    }
  }
}
