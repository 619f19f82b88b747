package dev.packshot.json;

/** What may stand in a string that is stored, and how a stranger's string is shown. */
public final class Text {
  private static final int SHOWN = 60;

  private Text() {}

  /** Characters as a person counts them: code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether it is free of control characters and of surrogates without their other half. */
  public static boolean isClean(String text) {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (Character.isISOControl(point) || isSurrogate(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  /** A stranger's string, fit for a message: short, and without what is not {@link #isClean}. */
  public static String printable(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .limit(SHOWN)
        .map(point -> Character.isISOControl(point) || isSurrogate(point) ? '\uFFFD' : point)
        .forEach(shown::appendCodePoint);
    return length(text) > SHOWN ? shown.append('…').toString() : shown.toString();
  }

  /** Bytes of a clean text as a string of JSON, its quotes left out. */
  public static int quotedLength(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character >= 0x800) {
        bytes += Character.isSurrogate(character) ? 2 : 3;
      } else {
        bytes += character >= 0x80 || character == '"' || character == '\\' ? 2 : 1;
      }
    }
    return bytes;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
