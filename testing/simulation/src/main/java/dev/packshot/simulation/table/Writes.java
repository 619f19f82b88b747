package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import dev.packshot.simulation.table.Operand.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The checks of write requests, which are the same for single writes and for transactions. */
final class Writes {
  private final Expressions expressions;

  Writes(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * The conditional part of a request.
   *
   * @param condition null for none
   * @param onFailure null for none
   */
  record Terms(
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      ReturnValuesOnConditionCheckFailure onFailure) {
    private boolean returnsItem() {
      return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
  }

  Write put(Map<String, AttributeValue> attributes, Terms terms) {
    var item = Item.of(Canonical.of(attributes));
    return new Checked(terms).write(item.key(), before -> Optional.of(item));
  }

  Write delete(Map<String, AttributeValue> key, Terms terms) {
    return new Checked(terms).write(Schema.key(key), before -> Optional.empty());
  }

  /** Returns a write that changes nothing. */
  Write check(Map<String, AttributeValue> key, Terms terms) {
    return new Checked(terms).write(Schema.key(key), before -> before);
  }

  /**
   * Returns an update.
   *
   * @param expression null for an update that only creates the item
   */
  Write update(Map<String, AttributeValue> key, String expression, Terms terms) {
    var canonicalKey = Canonical.of(key);
    var checked = new Checked(terms, expression);
    return checked.write(
        Schema.key(key),
        before -> {
          var item = before.map(Item::attributes).orElse(canonicalKey);
          return Optional.of(
              Item.of(
                  checked.update.isPresent()
                      ? checked.update.get().apply(new Scope(item, checked.values()))
                      : item));
        });
  }

  /** Returns a parsed update expression. */
  UpdatePlan plan(String expression, Map<String, String> names) {
    return expressions.update(expression, names).tree();
  }

  /** The parsed and checked expressions of a request. */
  private final class Checked {
    private final Terms terms;
    private final Placeholders placeholders;
    private final Optional<Condition> condition;
    private final Optional<UpdatePlan> update;

    Checked(Terms terms) {
      this(terms, null);
    }

    Checked(Terms terms, String updateExpression) {
      this.terms = terms;
      this.placeholders = Placeholders.of(terms.names, terms.values);
      var parsed = new ArrayList<Parsed<?>>();
      this.update =
          updateExpression == null
              ? Optional.empty()
              : Optional.of(
                  added(parsed, expressions.update(updateExpression, placeholders.names())));
      this.condition =
          terms.condition == null
              ? Optional.empty()
              : Optional.of(
                  added(parsed, expressions.condition(terms.condition, placeholders.names())));
      check(parsed);
    }

    private static <T> T added(List<Parsed<?>> all, Parsed<T> parsed) {
      all.add(parsed);
      return parsed.tree();
    }

    private void check(List<Parsed<?>> parsed) {
      update.ifPresent(plan -> plan.check(values()));
      condition.ifPresent(it -> it.check(values()));
      placeholders.requireUse(parsed);
    }

    Values values() {
      return placeholders.values();
    }

    Write write(Key key, Write.Effect effect) {
      return new Write(key, condition, values(), effect, terms.returnsItem());
    }
  }
}
