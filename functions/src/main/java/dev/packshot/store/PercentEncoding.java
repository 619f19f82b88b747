package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** The percent-encoding that signatures require. It keeps the unreserved characters of RFC 3986. */
final class PercentEncoding {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final boolean[] IN_QUERY = kept(UNRESERVED);
  private static final boolean[] IN_PATH = kept(UNRESERVED + "/");

  private PercentEncoding() {}

  /** Encodes a name or a value of a query. */
  static String encode(String text) {
    return encode(text, IN_QUERY);
  }

  /** Encodes a path, except for its slashes. */
  static String encodePath(String text) {
    return encode(text, IN_PATH);
  }

  private static String encode(String text, boolean[] kept) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(UTF_8)) {
      if (b >= 0 && kept[b]) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return encoded.toString();
  }

  private static boolean[] kept(String characters) {
    var kept = new boolean[Byte.MAX_VALUE + 1];
    characters.chars().forEach(character -> kept[character] = true);
    return kept;
  }

  private static String hex(int b) {
    return Integer.toHexString(b & 0xf).toUpperCase(Locale.ROOT);
  }
}
