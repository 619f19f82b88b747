package dev.packshot.json;

/** Checks and measures of text from clients. */
public final class Text {
  /** The message about a text that is not {@linkplain #isClean clean}. */
  public static final String NOT_CLEAN = "contains a control character or an unpaired surrogate.";

  /** The message about a text that has no {@linkplain #areCleanLines clean lines}. */
  public static final String NOT_CLEAN_LINES =
      "contains an unpaired surrogate, or a control character that is neither a line break nor a"
          + " tab.";

  /** The message about a text that has more than {@linkplain #hasOnlyCharacters characters}. */
  public static final String NOT_CHARACTERS = "contains an unpaired surrogate.";

  private static final int MAX_PRINTED = 60;

  private Text() {}

  /** Returns the number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns whether the text has no control characters and no unpaired surrogates. */
  public static boolean isClean(String text) {
    return isClean(text, false);
  }

  /** Returns whether the text is clean apart from line breaks and tabs. */
  public static boolean areCleanLines(String text) {
    return isClean(text, true);
  }

  /** Returns whether the text has no unpaired surrogates. */
  public static boolean hasOnlyCharacters(String text) {
    return text.codePoints().noneMatch(Text::isSurrogate);
  }

  private static boolean isClean(String text, boolean mayHaveLines) {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      boolean isLayout = point == '\n' || point == '\r' || point == '\t';
      if (!isClean(point) && !(mayHaveLines && isLayout)) {
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
        .map(point -> isClean(point) ? point : '\uFFFD')
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

  private static boolean isClean(int point) {
    return !isSurrogate(point) && !Character.isISOControl(point);
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
