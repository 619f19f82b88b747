package dev.packshot.imaging.svg;

/**
 * The part of an XML document before its root: white space, instructions, comments and the document
 * type. It is followed once from its beginning, so that any text takes linear time.
 */
final class SvgProlog {
  private static final String TYPE = "<!DOCTYPE";
  private static final int NONE = -1;

  private final String text;
  private int at;
  private int typeStart = NONE;
  private int typeEnd = NONE;
  private boolean definesEntities;

  private SvgProlog(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** Follows the prolog from an offset on. Its last part may lack its end. */
  static SvgProlog of(String text, int start) {
    var prolog = new SvgProlog(text, start);
    prolog.follow();
    return prolog;
  }

  /** Returns the offset of what is no part of the prolog, or lacks its end. */
  int end() {
    return at;
  }

  /** Returns whether the document type has a part in brackets, which may define entities. */
  boolean definesEntities() {
    return definesEntities;
  }

  /** Returns the text without its document type. */
  String withoutDocumentType() {
    return typeStart == NONE ? text : text.substring(0, typeStart) + text.substring(typeEnd);
  }

  private void follow() {
    for (int next = at; next != NONE; next = endOfPart()) {
      at = next;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
    }
  }

  private int endOfPart() {
    if (text.startsWith("<?", at)) {
      return behind("?>", at + 2);
    }
    if (text.startsWith("<!--", at)) {
      return behind("-->", at + 4);
    }
    return typeStart == NONE && text.startsWith(TYPE, at) ? endOfType() : NONE;
  }

  /** Returns the end of the document type; what is in quotes or brackets does not end it. */
  private int endOfType() {
    int start = at;
    int next = at + TYPE.length();
    while (next != NONE && next < text.length() && text.charAt(next) != '>') {
      char c = text.charAt(next);
      definesEntities |= c == '[';
      next =
          switch (c) {
            case '"', '\'' -> behind(String.valueOf(c), next + 1);
            case '[' -> behind("]", next + 1);
            case '<' -> NONE;
            default -> next + 1;
          };
    }
    if (next == NONE || next >= text.length()) {
      return NONE;
    }
    typeStart = start;
    typeEnd = next + 1;
    return typeEnd;
  }

  private int behind(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? NONE : found + end.length();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
