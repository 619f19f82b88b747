package dev.packshot.simulation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A generator of expressions, of which some are invalid. */
final class RandomExpressions {
  /** The attributes of items besides the keys; {@code status} is a reserved word. */
  static final List<String> ATTRIBUTES = List.of("a", "b", "n", "m", "m2", "l", "s", "status");

  private static final List<String> TYPES =
      List.of("S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL", "NULL");

  private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");

  private static final List<String> FRAGMENTS =
      List.of("(", ")", ",", " ", "?", "#", ":", "[", "1", "_", "=", "AND");

  /** A reserved word on AWS, but a name like others to DynamoDB Local. */
  private static final Pattern SIZE_AS_NAME = Pattern.compile("(?i)(?<![\\w#:])size(?![\\w(])");

  private final Random random;
  private final RandomValues values;

  RandomExpressions(Random random, RandomValues values) {
    this.random = random;
    this.values = values;
  }

  String condition(Draft draft) {
    return spoiled(condition(draft, 2));
  }

  private String condition(Draft draft, int depth) {
    return switch (random.nextInt(depth == 0 ? 11 : 16)) {
      case 0, 1, 2 -> comparison(draft);
      case 3, 4 -> "attribute_exists(" + path(draft) + ")";
      case 5, 6 -> "attribute_not_exists (" + path(draft) + " )";
      case 7 -> between(draft);
      case 8 -> in(draft);
      case 9 -> function(draft);
      case 10 -> typeTest(draft);
      case 11 -> values.oneOf(List.of("NOT ", "not ")) + condition(draft, depth - 1);
      case 12 -> "(" + condition(draft, depth - 1) + ")";
      case 13 -> condition(draft, depth - 1) + " AND " + condition(draft, depth - 1);
      case 14 -> condition(draft, depth - 1) + " or " + condition(draft, depth - 1);
      default -> "(" + condition(draft, depth - 1) + ") AND (" + condition(draft, depth - 1) + ")";
    };
  }

  private String comparison(Draft draft) {
    return values.once(5) ? sizeComparison(draft) : comparison(draft, operand(draft));
  }

  private String sizeComparison(Draft draft) {
    var size = AttributeValue.fromN(Integer.toString(random.nextInt(4)));
    return "size("
        + elementPath(draft)
        + ") "
        + values.oneOf(COMPARATORS)
        + " "
        + draft.value(size);
  }

  private String comparison(Draft draft, String left) {
    return left + " " + values.oneOf(COMPARATORS) + " " + operand(draft);
  }

  private String between(Draft draft) {
    return operand(draft) + " BETWEEN " + operand(draft) + " AND " + operand(draft);
  }

  private String in(Draft draft) {
    return operand(draft)
        + Stream.generate(() -> operand(draft))
            .limit(1 + random.nextInt(3))
            .collect(Collectors.joining(", ", " IN (", ")"));
  }

  private String function(Draft draft) {
    return values.oneOf(List.of("begins_with", "contains"))
        + "("
        + operand(draft)
        + ", "
        + operand(draft)
        + ")";
  }

  private String typeTest(Draft draft) {
    var type = values.once(10) ? values.any() : AttributeValue.fromS(values.oneOf(TYPES));
    return "attribute_type(" + path(draft) + ", " + draft.value(type) + ")";
  }

  private String operand(Draft draft) {
    return switch (random.nextInt(14)) {
      case 0 -> "size(" + path(draft) + ")";
      case 1 -> draft.value(values.once(4) ? values.any() : values.binary());
      case 2, 3, 4 -> draft.value(values.number());
      case 5, 6, 7 -> draft.value(values.text());
      case 8 -> values.once(4) ? "size(" + draft.value(values.any()) + ")" : path(draft);
      case 9 -> values.once(4) ? "(" + path(draft) + ")" : path(draft);
      default -> path(draft);
    };
  }

  private String path(Draft draft) {
    return values.once(12) ? draft.name("pk") : elementPath(draft);
  }

  /** Returns a path, most often to something that may exist, but not to a key. */
  private String elementPath(Draft draft) {
    return switch (random.nextInt(20)) {
      case 0 -> draft.name("missing");
      case 1, 2 -> draft.name("m") + "." + draft.name(values.oneOf(List.of("a", "b", "c")));
      case 3, 4 -> draft.name("l") + "[" + random.nextInt(3) + "]";
      case 5 -> draft.name("m2") + "." + draft.name("a") + "." + draft.name("b");
      case 6 -> draft.name("m2") + "." + draft.name("a") + "[0]";
      case 7 -> draft.name("l") + "[ 0 ] . " + draft.name("a");
      default -> draft.name(values.oneOf(ATTRIBUTES));
    };
  }

  String update(Draft draft) {
    var sections = new ArrayList<String>();
    if (random.nextInt(4) > 0) {
      sections.add(section("SET", () -> assignment(draft)));
    }
    if (random.nextInt(3) == 0) {
      sections.add(section("REMOVE", () -> updatedPath(draft)));
    }
    if (random.nextInt(4) == 0 || sections.isEmpty()) {
      sections.add(section("ADD", () -> added(draft)));
    }
    if (random.nextInt(6) == 0) {
      sections.add(section("DELETE", () -> deleted(draft)));
    }
    if (values.once(100)) {
      sections.add("SET a = a");
    }
    return spoiled(values.once(100) ? "" : String.join(" ", sections));
  }

  private String section(String keyword, Supplier<String> action) {
    return Stream.generate(action)
        .limit(1 + (long) random.nextInt(2))
        .collect(
            Collectors.joining(
                ", ", (values.once(5) ? keyword.toLowerCase(Locale.ROOT) : keyword) + " ", ""));
  }

  private String updatedPath(Draft draft) {
    if (values.once(60)) {
      return draft.name(values.oneOf(List.of("pk", "index_shard", "index_order")));
    }
    return values.once(4) ? elementPath(draft) : draft.name(updatedAttribute(draft));
  }

  /** Returns an attribute that the update does not change yet, with rare exceptions. */
  private String updatedAttribute(Draft draft) {
    var attribute = values.oneOf(ATTRIBUTES);
    return draft.isFirstUse(attribute) || values.once(10) ? attribute : updatedAttribute(draft);
  }

  private String assignment(Draft draft) {
    return updatedPath(draft) + " = " + assigned(draft);
  }

  private String assigned(Draft draft) {
    return switch (random.nextInt(10)) {
      case 0 -> setOperand(draft) + " + " + draft.value(values.smallNumber());
      case 1 -> draft.name("a") + " - " + draft.value(values.smallNumber());
      case 2, 3 ->
          "if_not_exists("
              + draft.name(values.oneOf(List.of("a", "n")))
              + ", "
              + draft.value(values.smallNumber())
              + ") "
              + values.oneOf(List.of("+", "-"))
              + " "
              + draft.value(values.smallNumber());
      default -> setOperand(draft);
    };
  }

  private String setOperand(Draft draft) {
    return switch (random.nextInt(16)) {
      case 0, 1 -> "if_not_exists(" + path(draft) + ", " + setOperand(draft) + ")";
      case 2 -> "list_append(" + listOperand(draft) + ", " + draft.value(values.list()) + ")";
      case 3 -> values.once(4) ? path(draft) : draft.name("pk");
      case 4, 5, 6, 7 -> draft.value(values.text());
      case 8, 9, 10, 11 -> draft.value(values.smallNumber());
      case 12 -> draft.value(values.map());
      case 13 -> draft.value(values.list());
      case 14 -> draft.value(values.set());
      default -> draft.value(values.any());
    };
  }

  private String listOperand(Draft draft) {
    var list = draft.name("l");
    return switch (random.nextInt(5)) {
      case 0 -> setOperand(draft);
      case 1 -> list;
      default -> "if_not_exists(" + list + ", " + draft.value(values.list()) + ")";
    };
  }

  private String added(Draft draft) {
    var attribute = updatedAttribute(draft);
    var value =
        values.once(8) ? values.any() : attribute.equals("s") ? values.set() : values.smallNumber();
    return draft.name(attribute) + " " + draft.value(value);
  }

  private String deleted(Draft draft) {
    var attribute = draft.isFirstUse("s") ? "s" : updatedAttribute(draft);
    return draft.name(attribute) + " " + draft.value(values.once(8) ? values.any() : values.set());
  }

  /** Makes a mistake in an expression once in a while. */
  private String spoiled(String expression) {
    if (expression.isEmpty() || !values.once(25)) {
      return expression;
    }
    var spoiled = spoiledAt(expression, random.nextInt(expression.length()));
    return SIZE_AS_NAME.matcher(spoiled).find() ? expression : spoiled;
  }

  private String spoiledAt(String expression, int at) {
    var start = expression.substring(0, at);
    return switch (random.nextInt(4)) {
      case 0 -> start + expression.substring(at + 1);
      case 1 -> start + values.oneOf(FRAGMENTS) + expression.substring(at);
      case 2 -> "(" + expression + ")";
      default -> start;
    };
  }
}
