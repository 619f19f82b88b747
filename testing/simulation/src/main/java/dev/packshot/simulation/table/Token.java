package dev.packshot.simulation.table;

/**
 * A token of an expression.
 *
 * @param text as in the expression, for placeholders with {@code #} or {@code :}
 */
record Token(Kind kind, String text) {
  /** The kinds of tokens. Keywords are words, and are not case-sensitive. */
  enum Kind {
    WORD,
    NUMBER,
    NAME_PLACEHOLDER,
    VALUE_PLACEHOLDER,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }
}
