package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Operand.Scope;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on an item. */
sealed interface Condition {
  boolean holds(Scope scope);

  /** Refuses a condition that is invalid whatever the item is. */
  void check(Values values);

  /** Two conditions that must both hold. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return left.holds(scope) && right.holds(scope);
    }

    @Override
    public void check(Values values) {
      left.check(values);
      right.check(values);
    }
  }

  /** Two conditions of which one must hold. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return left.holds(scope) || right.holds(scope);
    }

    @Override
    public void check(Values values) {
      left.check(values);
      right.check(values);
    }
  }

  /** A condition that must not hold. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return !condition.holds(scope);
    }

    @Override
    public void check(Values values) {
      condition.check(values);
    }
  }

  /** A comparison of two operands. */
  record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      var one = left.in(scope);
      var other = right.in(scope);
      boolean areBothPresent = one.isPresent() && other.isPresent();
      return areBothPresent
          ? comparator.holds(one.get(), other.get())
          : comparator == Comparator.NOT_EQUAL;
    }

    @Override
    public void check(Values values) {
      Checks.operands(values, left, right);
      Checks.distinct(comparator.symbol(), left, right);
      if (comparator.needsOrder()) {
        Checks.ordered(comparator.symbol(), values, left, right);
      }
    }
  }

  /** A value between two bounds, which are included. */
  record Between(Operand operand, Operand lowest, Operand highest) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return new Comparison(operand, Comparator.AT_LEAST, lowest).holds(scope)
          && new Comparison(operand, Comparator.AT_MOST, highest).holds(scope);
    }

    @Override
    public void check(Values values) {
      Checks.operands(values, operand, lowest, highest);
      Checks.distinct("BETWEEN", operand, lowest);
      Checks.distinct("BETWEEN", operand, highest);
      Checks.ordered("BETWEEN", values, operand, lowest, highest);
      Checks.bounds(values, lowest, highest);
    }
  }

  /** A value equal to one of several. */
  record In(Operand operand, List<Operand> choices) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      var value = operand.in(scope);
      return value.isPresent()
          && choices.stream().anyMatch(choice -> choice.in(scope).equals(value));
    }

    @Override
    public void check(Values values) {
      Checks.operands(values, operand);
      choices.forEach(
          choice -> {
            Checks.operands(values, choice);
            Checks.distinct("IN", operand, choice);
          });
    }
  }

  /** The functions {@code attribute_exists} and {@code attribute_not_exists}. */
  record Exists(Path path, boolean expected) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return path.in(scope.item()).isPresent() == expected;
    }

    @Override
    public void check(Values values) {}
  }

  /** The function {@code begins_with}. */
  record BeginsWith(Operand operand, Operand prefix) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      var value = operand.in(scope);
      var start = prefix.in(scope);
      return value.isPresent()
          && start.isPresent()
          && Contents.startsWith(value.get(), start.get());
    }

    @Override
    public void check(Values values) {
      Checks.operands(values, operand, prefix);
      Checks.distinct("begins_with", operand, prefix);
      Checks.prefix(values, operand, prefix);
    }
  }

  /** The function that looks for a part of a value. */
  record Contains(Operand container, Operand element) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      var value = container.in(scope);
      var part = element.in(scope);
      return value.isPresent() && part.isPresent() && Contents.contains(value.get(), part.get());
    }

    @Override
    public void check(Values values) {
      Checks.operands(values, container, element);
      Checks.distinct("contains", container, element);
    }
  }

  /** The function {@code attribute_type}. */
  record HasType(Operand operand, Operand.Literal type) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      var expected = scope.values().get(type.placeholder()).s();
      return operand.in(scope).map(AttributeValue::type).map(Checks::code).stream()
          .anyMatch(expected::equals);
    }

    @Override
    public void check(Values values) {
      Checks.operands(values, operand);
      Checks.typeName(values.get(type.placeholder()));
    }
  }
}
