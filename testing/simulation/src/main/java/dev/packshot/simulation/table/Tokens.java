package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Token.Kind;
import java.util.List;

/** The tokens of an expression, read from left to right. */
final class Tokens {
  /** The greatest length of an expression in bytes. */
  private static final int MAX_LENGTH = 4096;

  private final List<Token> tokens;
  private int next;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String expression) {
    if (expression.isBlank()) {
      throw Errors.validation("Invalid expression: The expression can not be empty;");
    }
    if (Utf8.length(expression) > MAX_LENGTH) {
      throw Errors.validation(
          "Invalid expression: Expression size has exceeded the maximum allowed size;");
    }
    return new Tokens(Lexer.tokens(expression));
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    var token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  Token take(Kind kind) {
    if (peek().kind() != kind) {
      throw syntaxError();
    }
    return take();
  }

  /** Takes a symbol if it is next. Returns whether it was. */
  boolean takeIf(String symbol) {
    boolean isNext = peek().isSymbol(symbol);
    if (isNext) {
      take();
    }
    return isNext;
  }

  /** Takes a keyword if it is next. Returns whether it was. */
  boolean takeIfKeyword(String keyword) {
    boolean isNext = peek().isKeyword(keyword);
    if (isNext) {
      take();
    }
    return isNext;
  }

  void require(String symbol) {
    if (!takeIf(symbol)) {
      throw syntaxError();
    }
  }

  void requireKeyword(String keyword) {
    if (!takeIfKeyword(keyword)) {
      throw syntaxError();
    }
  }

  void requireEnd() {
    take(Kind.END);
  }

  /** Returns whether the token after the next one is this symbol. */
  boolean isFollowedBy(String symbol) {
    return next + 1 < tokens.size() && tokens.get(next + 1).isSymbol(symbol);
  }

  int position() {
    return next;
  }

  void returnTo(int position) {
    next = position;
  }

  RuntimeException syntaxError() {
    return Errors.validation("Invalid expression: Syntax error; token: \"" + peek().text() + "\"");
  }
}
