package dev.packshot.simulation.table;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A comparator of conditions. Values of different types are not equal and have no order. */
enum Comparator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String symbol;

  Comparator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<Comparator> of(Token token) {
    return Arrays.stream(values()).filter(it -> token.isSymbol(it.symbol)).findFirst();
  }

  String symbol() {
    return symbol;
  }

  boolean needsOrder() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  boolean holds(AttributeValue left, AttributeValue right) {
    return switch (this) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      default -> {
        var order = Comparisons.compare(left, right);
        yield order.isPresent() && holds(order.getAsInt());
      }
    };
  }

  private boolean holds(int order) {
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }
}
