package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import dev.packshot.simulation.table.Operand.Scope;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write of one item, checked as far as that is possible without the item.
 *
 * @param returnsItem whether a refusal contains the item
 */
record Write(
    Key key, Optional<Condition> condition, Values values, Effect effect, boolean returnsItem) {
  /** The effect of a write that is not refused. */
  interface Effect {
    /** Returns the item after the write; empty if there is none then. */
    Optional<Item> on(Optional<Item> before);
  }

  boolean isAllowed(Optional<Item> before) {
    return condition.isEmpty() || condition.get().holds(new Scope(Item.attributes(before), values));
  }

  AppliedWrite apply(Optional<Item> before) {
    return new AppliedWrite(key, before, effect.on(before));
  }

  /** Returns the item as a refusal contains it; empty if it does not. */
  Map<String, AttributeValue> refusedItem(Optional<Item> before) {
    return returnsItem ? Item.attributes(before) : Map.of();
  }
}
