package dev.packshot.simulation.table;

import dev.packshot.simulation.table.Operand.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An action of an update on one element of an item. */
sealed interface UpdateAction {
  /**
   * Returns the element after the action; empty if there is none then.
   *
   * @param scope the item as it was before the update
   */
  Optional<AttributeValue> apply(Optional<AttributeValue> before, Scope scope);

  /** Refuses an action that is invalid whatever the item is. */
  void check(Values values);

  /** An assignment. */
  record Assign(SetValue value) implements UpdateAction {
    @Override
    public Optional<AttributeValue> apply(Optional<AttributeValue> before, Scope scope) {
      return Optional.of(value.in(scope));
    }

    @Override
    public void check(Values values) {
      value.check(values);
    }
  }

  /** A removal. */
  record Remove() implements UpdateAction {
    @Override
    public Optional<AttributeValue> apply(Optional<AttributeValue> before, Scope scope) {
      return Optional.empty();
    }

    @Override
    public void check(Values values) {}
  }

  /** An addition to a number or a set, which need not exist. */
  record Add(String placeholder) implements UpdateAction {
    @Override
    public Optional<AttributeValue> apply(Optional<AttributeValue> before, Scope scope) {
      var added = scope.values().get(placeholder);
      return Optional.of(before.isEmpty() ? added : sum(before.get(), added));
    }

    @Override
    public void check(Values values) {
      var type = values.get(placeholder).type();
      if (type != AttributeValue.Type.N && !isSet(type)) {
        throw Checks.incorrectType("ADD");
      }
    }

    private static AttributeValue sum(AttributeValue value, AttributeValue added) {
      if (value.type() != added.type()) {
        throw Checks.incorrectDataType();
      }
      return switch (value.type()) {
        case N -> AttributeValue.fromN(Numbers.add(value.n(), added.n()));
        case SS -> Canonical.of(AttributeValue.fromSs(union(value.ss(), added.ss())));
        case NS -> Canonical.of(AttributeValue.fromNs(union(value.ns(), added.ns())));
        default -> Canonical.of(AttributeValue.fromBs(union(value.bs(), added.bs())));
      };
    }

    private static <T> List<T> union(List<T> set, List<T> added) {
      var union = new ArrayList<>(set);
      added.stream().filter(each -> !set.contains(each)).forEach(union::add);
      return union;
    }
  }

  /** A deletion of elements from a set. An empty set is removed. */
  record Delete(String placeholder) implements UpdateAction {
    @Override
    public Optional<AttributeValue> apply(Optional<AttributeValue> before, Scope scope) {
      var deleted = scope.values().get(placeholder);
      return before.flatMap(value -> difference(value, deleted));
    }

    @Override
    public void check(Values values) {
      if (!isSet(values.get(placeholder).type())) {
        throw Checks.incorrectType("DELETE");
      }
    }

    private static Optional<AttributeValue> difference(
        AttributeValue value, AttributeValue deleted) {
      if (value.type() != deleted.type()) {
        throw Checks.incorrectDataType();
      }
      return switch (value.type()) {
        case SS -> without(value.ss(), deleted.ss()).map(AttributeValue::fromSs);
        case NS -> without(value.ns(), deleted.ns()).map(AttributeValue::fromNs);
        default -> without(value.bs(), deleted.bs()).map(AttributeValue::fromBs);
      };
    }

    private static <T> Optional<List<T>> without(List<T> set, List<T> deleted) {
      var rest = set.stream().filter(each -> !deleted.contains(each)).toList();
      return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
  }

  private static boolean isSet(AttributeValue.Type type) {
    return type == AttributeValue.Type.SS
        || type == AttributeValue.Type.NS
        || type == AttributeValue.Type.BS;
  }
}
