package dev.packshot.simulation.table;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An operand of a condition. */
sealed interface Operand {
  /** Returns the value for an item; empty if the item has none. */
  Optional<AttributeValue> in(Scope scope);

  /** Returns the type if it does not depend on the item. */
  Optional<AttributeValue.Type> type(Values values);

  /** Refuses an operand that is invalid whatever the item is. */
  default void check(Values values) {}

  /** An item and the values of a request, on which an expression is evaluated. */
  record Scope(Map<String, AttributeValue> item, Values values) {}

  /** The element of the item at a path. */
  record Attribute(Path path) implements Operand {
    @Override
    public Optional<AttributeValue> in(Scope scope) {
      return path.in(scope.item());
    }

    @Override
    public Optional<AttributeValue.Type> type(Values values) {
      return Optional.empty();
    }
  }

  /** A value of the request. */
  record Literal(String placeholder) implements Operand {
    @Override
    public Optional<AttributeValue> in(Scope scope) {
      return Optional.of(scope.values().get(placeholder));
    }

    @Override
    public Optional<AttributeValue.Type> type(Values values) {
      return Optional.of(values.get(placeholder).type());
    }

    @Override
    public void check(Values values) {
      values.get(placeholder);
    }
  }

  /** The function {@code size}. */
  record Size(Operand operand) implements Operand {
    @Override
    public Optional<AttributeValue> in(Scope scope) {
      return operand
          .in(scope)
          .filter(it -> hasSize(it.type()))
          .map(it -> AttributeValue.fromN(of(it)));
    }

    @Override
    public Optional<AttributeValue.Type> type(Values values) {
      return Optional.of(AttributeValue.Type.N);
    }

    @Override
    public void check(Values values) {
      if (operand.type(values).filter(type -> !hasSize(type)).isPresent()) {
        throw Errors.validation("Incorrect operand type for operator or function: size");
      }
    }

    private static boolean hasSize(AttributeValue.Type type) {
      return switch (type) {
        case S, B, SS, NS, BS, L, M -> true;
        default -> false;
      };
    }

    private static String of(AttributeValue value) {
      return Integer.toString(
          switch (value.type()) {
            case S -> value.s().length(); // in units of UTF-16, as DynamoDB Local
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().size();
            case NS -> value.ns().size();
            case BS -> value.bs().size();
            case L -> value.l().size();
            default -> value.m().size();
          });
    }
  }
}
