package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Operand.Scope;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The right side of an assignment in an update's {@code SET}. */
sealed interface SetValue {
  /** Returns the value for the item as it was before the update. */
  AttributeValue in(Scope scope);

  /** Returns the type if it does not depend on the item. */
  default Optional<AttributeValue.Type> type(Values values) {
    return Optional.empty();
  }

  /** Refuses a value that is invalid whatever the item is. */
  default void check(Values values) {}

  /** The element of the item at a path. */
  record Attribute(Path path) implements SetValue {
    @Override
    public AttributeValue in(Scope scope) {
      return path.in(scope.item())
          .orElseThrow(
              () ->
                  Errors.validation(
                      "The provided expression refers to an attribute that does not exist in the"
                          + " item"));
    }
  }

  /** A value of the request. */
  record Literal(String placeholder) implements SetValue {
    @Override
    public AttributeValue in(Scope scope) {
      return scope.values().get(placeholder);
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

  /** The function {@code if_not_exists}. */
  record IfNotExists(Path path, SetValue otherwise) implements SetValue {
    @Override
    public AttributeValue in(Scope scope) {
      var other = otherwise.in(scope); // it must exist even if it is not needed
      return path.in(scope.item()).orElse(other);
    }

    @Override
    public void check(Values values) {
      if (otherwise.equals(new Attribute(path))) {
        throw Checks.notDistinct("if_not_exists");
      }
      otherwise.check(values);
    }
  }

  /** The function {@code list_append}. */
  record ListAppend(SetValue first, SetValue second) implements SetValue {
    @Override
    public AttributeValue in(Scope scope) {
      var joined = new ArrayList<>(list(first.in(scope)).l());
      joined.addAll(list(second.in(scope)).l());
      return AttributeValue.fromL(joined);
    }

    @Override
    public Optional<AttributeValue.Type> type(Values values) {
      return Optional.of(AttributeValue.Type.L);
    }

    @Override
    public void check(Values values) {
      SetValue.requireType(AttributeValue.Type.L, "list_append", first, values);
      SetValue.requireType(AttributeValue.Type.L, "list_append", second, values);
    }

    private static AttributeValue list(AttributeValue value) {
      if (value.type() != AttributeValue.Type.L) {
        throw Checks.incorrectDataType();
      }
      return value;
    }
  }

  /** The sum or the difference of two numbers. */
  record Sum(SetValue left, boolean isDifference, SetValue right) implements SetValue {
    @Override
    public AttributeValue in(Scope scope) {
      var one = number(left.in(scope));
      var other = number(right.in(scope));
      return AttributeValue.fromN(
          isDifference ? Numbers.subtract(one, other) : Numbers.add(one, other));
    }

    @Override
    public Optional<AttributeValue.Type> type(Values values) {
      return Optional.of(AttributeValue.Type.N);
    }

    @Override
    public void check(Values values) {
      SetValue.requireType(AttributeValue.Type.N, isDifference ? "-" : "+", left, values);
      SetValue.requireType(AttributeValue.Type.N, isDifference ? "-" : "+", right, values);
    }

    private static String number(AttributeValue value) {
      if (value.type() != AttributeValue.Type.N) {
        throw Checks.incorrectDataType();
      }
      return value.n();
    }
  }

  private static void requireType(
      AttributeValue.Type expected, String operator, SetValue operand, Values values) {
    operand.check(values);
    if (operand.type(values).filter(type -> type != expected).isPresent()) {
      throw Checks.incorrectType(operator);
    }
  }
}
