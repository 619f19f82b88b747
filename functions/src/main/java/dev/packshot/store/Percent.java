package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Percent-encoding as signatures want it: all but the unreserved characters of RFC 3986. */
final class Percent {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private Percent() {}

  /** A name or a value of a query. */
  static String encoded(String text) {
    return encoded(text, UNRESERVED);
  }

  /** A path, whose slashes stay. */
  static String encodedPath(String text) {
    return encoded(text, UNRESERVED + "/");
  }

  private static String encoded(String text, String kept) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(UTF_8)) {
      if (b >= 0 && kept.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return encoded.toString();
  }

  private static String hex(int b) {
    return Integer.toHexString(b & 0xf).toUpperCase(Locale.ROOT);
  }
}
