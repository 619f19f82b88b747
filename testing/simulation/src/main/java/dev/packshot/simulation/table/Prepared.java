package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import dev.packshot.simulation.table.Operand.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of a write, checked as far as that is possible without key and item. */
final class Prepared {
  private final Terms terms;
  private final Placeholders placeholders;
  private final Optional<Parsed<UpdatePlan>> update;
  private final Optional<Parsed<Condition>> condition;

  Prepared(Terms terms, Expressions expressions) {
    this.terms = terms;
    this.placeholders = Placeholders.of(terms.names(), terms.values());
    this.update =
        Optional.ofNullable(terms.update())
            .map(text -> expressions.update(text, placeholders.names()));
    this.condition =
        Optional.ofNullable(terms.condition())
            .map(text -> expressions.condition(text, placeholders.names()));
    check();
  }

  private void check() {
    update.ifPresent(plan -> plan.tree().check(values()));
    condition.ifPresent(it -> it.tree().check(values()));
    var used = new ArrayList<Parsed<?>>();
    update.ifPresent(used::add);
    condition.ifPresent(used::add);
    placeholders.requireUse(List.copyOf(used));
  }

  private Values values() {
    return placeholders.values();
  }

  /**
   * Returns a write that replaces the item.
   *
   * @param attributes in canonical form
   */
  Write put(SortedMap<String, AttributeValue> attributes) {
    var item = Item.of(attributes);
    return write(item.key(), before -> Optional.of(item));
  }

  Write delete(Map<String, AttributeValue> key) {
    return write(Schema.key(key), before -> Optional.empty());
  }

  /** Returns a write that changes nothing. */
  Write check(Map<String, AttributeValue> key) {
    return write(Schema.key(key), before -> before);
  }

  /** Returns an update, which creates the item if there is none. */
  Write update(Map<String, AttributeValue> attributes) {
    var key = Schema.key(attributes);
    return write(
        key,
        before -> {
          var item = before.map(Item::attributes).orElseGet(() -> Schema.attributes(key));
          return Optional.of(
              Item.of(
                  update.map(plan -> plan.tree().apply(new Scope(item, values()))).orElse(item)));
        });
  }

  private Write write(Key key, Write.Effect effect) {
    return new Write(key, condition.map(Parsed::tree), values(), effect, terms.returnsItem());
  }

  /** Returns the paths that the update names. */
  List<Path> updatedPaths() {
    return update.map(plan -> plan.tree().paths()).orElse(List.of());
  }
}
