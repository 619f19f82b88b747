package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A step of a transaction. Its expressions have been checked, its key has not.
 *
 * @param tableName the table that the step names
 * @param key the values of the two keys, null for none
 * @param write throws an exception if the key or the item does not fit the table
 */
record TransactionStep(String tableName, List<AttributeValue> key, Supplier<Write> write) {
  static TransactionStep of(TransactWriteItem item, Expressions expressions) {
    var actions = Stream.of(item.put(), item.update(), item.delete(), item.conditionCheck());
    if (actions.filter(action -> action != null).count() != 1) {
      throw Errors.validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    if (item.put() != null) {
      return put(item.put(), expressions);
    }
    if (item.update() != null) {
      return update(item.update(), expressions);
    }
    return item.delete() != null
        ? delete(item.delete(), expressions)
        : check(item.conditionCheck(), expressions);
  }

  private static TransactionStep put(Put step, Expressions expressions) {
    var prepared = new Prepared(Terms.of(step), expressions);
    var attributes = Canonical.of(step.item());
    return new TransactionStep(step.tableName(), keyOf(attributes), () -> prepared.put(attributes));
  }

  private static TransactionStep update(Update step, Expressions expressions) {
    var prepared = new Prepared(Terms.of(step), expressions);
    return new TransactionStep(
        step.tableName(), keyOf(step.key()), () -> prepared.update(step.key()));
  }

  private static TransactionStep delete(Delete step, Expressions expressions) {
    var prepared = new Prepared(Terms.of(step), expressions);
    return new TransactionStep(
        step.tableName(), keyOf(step.key()), () -> prepared.delete(step.key()));
  }

  private static TransactionStep check(ConditionCheck step, Expressions expressions) {
    var prepared = new Prepared(Terms.of(step), expressions);
    return new TransactionStep(
        step.tableName(), keyOf(step.key()), () -> prepared.check(step.key()));
  }

  private static List<AttributeValue> keyOf(Map<String, AttributeValue> attributes) {
    return Arrays.asList(attributes.get(Key.PARTITION), attributes.get(Key.SORT));
  }
}
