package dev.packshot.simulation.table;

/** The order and the length of strings in UTF-8, by which DynamoDB sorts and measures them. */
final class Utf8 {
  private Utf8() {}

  /** Compares two strings by their bytes in UTF-8, unsigned. */
  static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int at = 0; at < length; at++) {
      char left = one.charAt(at);
      char right = other.charAt(at);
      if (left != right) {
        return Integer.compare(rank(left), rank(right));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Returns a number that sorts surrogates, which encode the highest characters, last. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }

  static int length(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      bytes += length(text.charAt(at));
    }
    return bytes;
  }

  private static int length(char unit) {
    if (unit < 0x80) {
      return 1;
    }
    return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
  }
}
