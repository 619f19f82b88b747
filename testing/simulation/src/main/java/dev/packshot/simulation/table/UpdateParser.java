package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Token.Kind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parser of update expressions. */
final class UpdateParser {
  private final Tokens tokens;
  private final PathParser paths;
  private final UpdatePlan plan = new UpdatePlan();

  private UpdateParser(Tokens tokens, PathParser paths) {
    this.tokens = tokens;
    this.paths = paths;
  }

  /**
   * Parses an update.
   *
   * @param names the attribute names by placeholder
   */
  static Parsed<UpdatePlan> parse(String expression, Map<String, String> names) {
    var tokens = Tokens.of(expression);
    var paths = new PathParser(tokens, names);
    var plan = new UpdateParser(tokens, paths).sections();
    return new Parsed<>(plan, paths.usedNames(), paths.usedValues());
  }

  private UpdatePlan sections() {
    Set<String> found = new HashSet<>();
    do {
      var section = tokens.take(Kind.WORD).text().toUpperCase(Locale.ROOT);
      if (!found.add(section)) {
        throw Checks.invalid(
            "The \"" + section + "\" section can only be used once in an update expression;");
      }
      section(section);
    } while (tokens.peek().kind() != Kind.END);
    return plan;
  }

  private void section(String section) {
    do {
      var path = paths.path();
      plan.add(path, action(section, path));
    } while (tokens.takeIf(","));
  }

  private UpdateAction action(String section, Path path) {
    return switch (section) {
      case "SET" -> {
        tokens.require("=");
        yield new UpdateAction.Assign(setValue());
      }
      case "REMOVE" -> new UpdateAction.Remove();
      case "ADD" -> new UpdateAction.Add(operandOf(section, path));
      case "DELETE" -> new UpdateAction.Delete(operandOf(section, path));
      default -> throw tokens.syntaxError();
    };
  }

  private String operandOf(String section, Path path) {
    if (!path.isTopLevel()) {
      throw new UnsupportedOperationException(section + " of a nested element");
    }
    return paths.value();
  }

  /** Takes an operand, or a sum or difference of two. */
  private SetValue setValue() {
    var left = operand();
    if (tokens.takeIf("+")) {
      return new SetValue.Sum(left, false, operand());
    }
    return tokens.takeIf("-") ? new SetValue.Sum(left, true, operand()) : left;
  }

  private SetValue operand() {
    if (tokens.takeIf("(")) {
      throw new UnsupportedOperationException("parentheses in an update expression");
    }
    var token = tokens.peek();
    if (token.kind() == Kind.VALUE_PLACEHOLDER) {
      return new SetValue.Literal(paths.value());
    }
    return token.kind() == Kind.WORD && tokens.isFollowedBy("(")
        ? function()
        : new SetValue.Attribute(paths.path());
  }

  private SetValue function() {
    var name = tokens.take().text();
    tokens.require("(");
    var first = operand();
    tokens.require(",");
    var second = operand();
    tokens.require(")");
    return switch (name) {
      case "if_not_exists" -> new SetValue.IfNotExists(pathOf(name, first), notNested(second));
      case "list_append" -> new SetValue.ListAppend(notNested(first), notNested(second));
      default -> throw Checks.invalid("Invalid function name; function: " + name);
    };
  }

  private static SetValue notNested(SetValue operand) {
    if (operand instanceof SetValue.ListAppend) {
      throw Checks.invalid(
          "The function is not allowed to be used this way in an expression; function:"
              + " list_append");
    }
    return operand;
  }

  private static Path pathOf(String function, SetValue operand) {
    if (operand instanceof SetValue.Attribute attribute) {
      return attribute.path();
    }
    throw Checks.invalid(
        "Operator or function requires a document path; operator or function: " + function);
  }
}
