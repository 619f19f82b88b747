package dev.packshot.json;

/** Checks and measures of text from clients. */
public final class Text {
  private static final int MAX_PRINTED = 60;

  private Text() {}

  /** Returns the number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns whether the text has no control characters and no unpaired surrogates. */
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

  /**
   * Returns a text in a form fit for messages: at most {@value #MAX_PRINTED} code points, those
   * that are not {@linkplain #isClean clean} replaced.
   */
  public static String printable(String text) {
    var printed = new StringBuilder();
    text.codePoints()
        .limit(MAX_PRINTED)
        .map(point -> Character.isISOControl(point) || isSurrogate(point) ? '\uFFFD' : point)
        .forEach(printed::appendCodePoint);
    return length(text) > MAX_PRINTED ? printed.append('…').toString() : printed.toString();
  }

  /** Returns the UTF-8 length of a clean text as a JSON string, without its quotes. */
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
