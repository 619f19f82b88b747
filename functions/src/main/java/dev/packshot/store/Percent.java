package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Percent-encoding as signatures want it: all but the unreserved characters of RFC 3986. */
final class Percent {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final boolean[] IN_QUERY = kept(UNRESERVED);
  private static final boolean[] IN_PATH = kept(UNRESERVED + "/");

  private Percent() {}

  /** A name or a value of a query. */
  static String encoded(String text) {
    return encoded(text, IN_QUERY);
  }

  /** A path, whose slashes stay. */
  static String encodedPath(String text) {
    return encoded(text, IN_PATH);
  }

  private static String encoded(String text, boolean[] kept) {
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
