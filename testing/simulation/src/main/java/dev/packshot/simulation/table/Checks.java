package dev.packshot.simulation.table;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The checks of operands that DynamoDB makes before it reads an item. */
final class Checks {
  private static final Set<String> TYPE_NAMES =
      Set.of("S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL", "NULL");

  private Checks() {}

  static void operands(Values values, Operand... operands) {
    for (var operand : operands) {
      operand.check(values);
    }
  }

  static void distinct(String operator, Operand first, Operand other) {
    if (first instanceof Operand.Attribute && first.equals(other)) {
      throw notDistinct(operator);
    }
  }

  static RuntimeException notDistinct(String operator) {
    return invalid(
        "The first operand must be distinct from the remaining operands for this operator or"
            + " function; operator: "
            + operator);
  }

  static void ordered(String operator, Values values, Operand... operands) {
    for (var operand : operands) {
      if (operand.type(values).filter(type -> !Comparisons.isOrdered(type)).isPresent()) {
        throw incorrectType(operator);
      }
    }
  }

  static void bounds(Values values, Operand lowest, Operand highest) {
    if (lowest instanceof Operand.Literal from && highest instanceof Operand.Literal to) {
      var order = Comparisons.compare(values.get(from.placeholder()), values.get(to.placeholder()));
      if (order.isEmpty()) {
        throw invalid("The BETWEEN operator requires same data type for lower and upper bounds");
      }
      if (order.getAsInt() > 0) {
        throw invalid(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound");
      }
    }
  }

  static void prefix(Values values, Operand... operands) {
    for (var operand : operands) {
      if (operand
          .type(values)
          .filter(type -> type != AttributeValue.Type.S && type != AttributeValue.Type.B)
          .isPresent()) {
        throw incorrectType("begins_with");
      }
    }
  }

  static void typeName(AttributeValue value) {
    if (value.type() != AttributeValue.Type.S) {
      throw incorrectType("attribute_type");
    }
    if (!TYPE_NAMES.contains(value.s())) {
      throw invalid("Invalid attribute type name found; type: " + value.s());
    }
  }

  /** Returns the name of a type in DynamoDB's API. */
  static String code(AttributeValue.Type type) {
    return type == AttributeValue.Type.NUL ? "NULL" : type.name();
  }

  static RuntimeException incorrectType(String operator) {
    return invalid(
        "Incorrect operand type for operator or function; operator or function: " + operator);
  }

  /** Returns the refusal of an operand of an update that the item has with another type. */
  static RuntimeException incorrectDataType() {
    return Errors.validation("An operand in the update expression has an incorrect data type");
  }

  static RuntimeException invalid(String message) {
    return Errors.validation("Invalid expression: " + message);
  }
}
