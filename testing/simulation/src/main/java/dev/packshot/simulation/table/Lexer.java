package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The lexer of expressions. */
final class Lexer {
  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** Returns the tokens of an expression, with one for its end. */
  static List<Token> tokens(String text) {
    var lexer = new Lexer(text);
    var tokens = new ArrayList<Token>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).kind() != Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return new Token(Kind.END, "<EOF>");
    }
    char first = text.charAt(at);
    if (isDigit(first)) {
      return take(Kind.NUMBER, endOfDigits());
    }
    if (isWordCharacter(first) && first != '_') {
      return take(Kind.WORD, endOfWord(at));
    }
    return switch (first) {
      case '#' -> placeholder(Kind.NAME_PLACEHOLDER);
      case ':' -> placeholder(Kind.VALUE_PLACEHOLDER);
      case '<', '>' -> take(Kind.SYMBOL, at + lengthOfComparator(first));
      case ',', '(', ')', '.', '[', ']', '=', '+', '-' -> take(Kind.SYMBOL, at + 1);
      default -> throw syntaxError(String.valueOf(first));
    };
  }

  private Token placeholder(Kind kind) {
    int end = endOfWord(at + 1);
    if (end == at + 1) {
      throw syntaxError(text.substring(at, end));
    }
    return take(kind, end);
  }

  private int lengthOfComparator(char first) {
    return text.startsWith("=", at + 1) || (first == '<' && text.startsWith(">", at + 1)) ? 2 : 1;
  }

  private Token take(Kind kind, int end) {
    var token = new Token(kind, text.substring(at, end));
    at = end;
    return token;
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < text.length() && isWordCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfDigits() {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWordCharacter(char unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || unit == '_'
        || isDigit(unit);
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  private static RuntimeException syntaxError(String token) {
    return Errors.validation("Invalid expression: Syntax error; token: \"" + token + "\"");
  }
}
