package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parser of condition expressions and key condition expressions. */
final class ConditionParser {
  private static final int MAX_CHOICES = 100;

  private final Tokens tokens;
  private final PathParser paths;

  private ConditionParser(Tokens tokens, PathParser paths) {
    this.tokens = tokens;
    this.paths = paths;
  }

  /**
   * Parses a condition.
   *
   * @param names the attribute names by placeholder
   */
  static Parsed<Condition> parse(String expression, Map<String, String> names) {
    var tokens = Tokens.of(expression);
    var paths = new PathParser(tokens, names);
    var condition = new ConditionParser(tokens, paths).disjunction();
    tokens.requireEnd();
    return new Parsed<>(condition, paths.usedNames(), paths.usedValues());
  }

  private Condition disjunction() {
    var condition = conjunction();
    while (tokens.takeIfKeyword("OR")) {
      condition = new Condition.Or(condition, conjunction());
    }
    return condition;
  }

  private Condition conjunction() {
    var condition = negation();
    while (tokens.takeIfKeyword("AND")) {
      condition = new Condition.And(condition, negation());
    }
    return condition;
  }

  private Condition negation() {
    return tokens.takeIfKeyword("NOT") ? new Condition.Not(negation()) : primary();
  }

  private Condition primary() {
    if (tokens.peek().isSymbol("(") && !startsWithOperand()) {
      return group();
    }
    return isFunction() && !isSize() ? function() : comparison(operand());
  }

  /** Returns whether the parenthesis that is next encloses an operand and not a condition. */
  private boolean startsWithOperand() {
    int start = tokens.position();
    int depth = 0;
    do {
      var token = tokens.take();
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
    } while (depth > 0 && tokens.peek().kind() != Kind.END);
    boolean isOperand = isComparator(tokens.peek());
    tokens.returnTo(start);
    return isOperand;
  }

  private static boolean isComparator(Token token) {
    return Comparator.of(token).isPresent() || token.isKeyword("BETWEEN") || token.isKeyword("IN");
  }

  private Condition group() {
    tokens.require("(");
    boolean startsWithGroup = tokens.peek().isSymbol("(");
    int start = tokens.position();
    var condition = disjunction();
    if (startsWithGroup && endOfGroupAt(start) == tokens.position()) {
      throw redundantParentheses();
    }
    tokens.require(")");
    return condition;
  }

  /** Returns the position after the parenthesis that closes the one at a position. */
  private int endOfGroupAt(int start) {
    int present = tokens.position();
    tokens.returnTo(start);
    int depth = 0;
    do {
      var token = tokens.take();
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
    } while (depth > 0);
    int end = tokens.position();
    tokens.returnTo(present);
    return end;
  }

  private Condition comparison(Operand left) {
    var token = tokens.peek();
    if (tokens.takeIfKeyword("BETWEEN")) {
      var lowest = operand();
      tokens.requireKeyword("AND");
      return new Condition.Between(left, lowest, operand());
    }
    if (tokens.takeIfKeyword("IN")) {
      return new Condition.In(left, choices());
    }
    var comparator = Comparator.of(token).orElseThrow(tokens::syntaxError);
    tokens.take();
    return new Condition.Comparison(left, comparator, operand());
  }

  private List<Operand> choices() {
    tokens.require("(");
    var choices = operands();
    if (choices.size() > MAX_CHOICES) {
      throw Checks.invalid("The IN operator is provided with too many operands");
    }
    return choices;
  }

  /** Takes operands up to the closing parenthesis. */
  private List<Operand> operands() {
    var operands = new ArrayList<Operand>();
    do {
      operands.add(operand());
    } while (tokens.takeIf(","));
    tokens.require(")");
    return operands;
  }

  private Operand operand() {
    if (tokens.takeIf("(")) {
      if (tokens.peek().isSymbol("(")) {
        throw redundantParentheses();
      }
      var operand = operand();
      tokens.require(")");
      return operand;
    }
    if (tokens.peek().kind() == Kind.VALUE_PLACEHOLDER) {
      return new Operand.Literal(paths.value());
    }
    return isFunction() ? size() : new Operand.Attribute(paths.path());
  }

  private boolean isFunction() {
    return tokens.peek().kind() == Kind.WORD && tokens.isFollowedBy("(");
  }

  private boolean isSize() {
    return tokens.peek().text().equals("size");
  }

  private Operand size() {
    var name = tokens.take().text();
    tokens.require("(");
    var operands = operands();
    if (!name.equals("size")) {
      throw Checks.invalid(
          "The function is not allowed to be used this way in an expression; function: " + name);
    }
    requireNumber(1, name, operands);
    return new Operand.Size(operands.get(0));
  }

  private Condition function() {
    var name = tokens.take().text();
    tokens.require("(");
    var operands = operands();
    return switch (name) {
      case "attribute_exists" -> new Condition.Exists(path(name, operands), true);
      case "attribute_not_exists" -> new Condition.Exists(path(name, operands), false);
      case "begins_with" -> {
        requireNumber(2, name, operands);
        yield new Condition.BeginsWith(operands.get(0), operands.get(1));
      }
      case "contains" -> {
        requireNumber(2, name, operands);
        yield new Condition.Contains(operands.get(0), operands.get(1));
      }
      case "attribute_type" -> {
        requireNumber(2, name, operands);
        yield new Condition.HasType(operands.get(0), literal(name, operands.get(1)));
      }
      default -> throw Checks.invalid("Invalid function name; function: " + name);
    };
  }

  private static void requireNumber(int number, String function, List<Operand> operands) {
    if (operands.size() != number) {
      throw Checks.invalid(
          "Incorrect number of operands for operator or function; operator or function: "
              + function);
    }
  }

  private static Path path(String function, List<Operand> operands) {
    requireNumber(1, function, operands);
    if (operands.get(0) instanceof Operand.Attribute attribute) {
      return attribute.path();
    }
    throw Checks.invalid(
        "Operator or function requires a document path; operator or function: " + function);
  }

  private static Operand.Literal literal(String function, Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return literal;
    }
    throw Checks.incorrectType(function);
  }

  private static RuntimeException redundantParentheses() {
    return Checks.invalid("The expression has redundant parentheses;");
  }
}
