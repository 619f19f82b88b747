package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import dev.packshot.session.SessionIndex;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of Packshot's table and of its index, all strings. The index has only the keys. */
final class Schema {
  private static final int MAX_PARTITION_KEY = 2048;
  private static final int MAX_SORT_KEY = 1024;

  private Schema() {}

  static boolean isKey(String attribute) {
    return attribute.equals(Key.PARTITION) || attribute.equals(Key.SORT);
  }

  /** Returns the key that a request consists of. */
  static Key key(Map<String, AttributeValue> key) {
    if (key.size() != 2) {
      throw Errors.validation("The provided key element does not match the schema");
    }
    return keyOf(key);
  }

  /** Returns the key of an item. */
  static Key keyOf(Map<String, AttributeValue> item) {
    return new Key(
        keyValue(item, Key.PARTITION, MAX_PARTITION_KEY), keyValue(item, Key.SORT, MAX_SORT_KEY));
  }

  private static String keyValue(Map<String, AttributeValue> item, String name, int maxLength) {
    var value = item.get(name);
    if (value == null || value.type() != AttributeValue.Type.S) {
      throw Errors.validation(
          "One or more parameter values were invalid: Missing the key "
              + name
              + " in the item, or type mismatch");
    }
    requireLength(name, value.s(), maxLength);
    return value.s();
  }

  private static void requireLength(String name, String value, int maxLength) {
    if (value.isEmpty()) {
      throw Errors.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + name);
    }
    if (Utf8.length(value) > maxLength) {
      throw Errors.validation(
          "One or more parameter values were invalid: Size of " + name + " has exceeded the limit");
    }
  }

  /** Returns the place of an item in the index; empty if it lacks one of the index's keys. */
  static Optional<Position> indexPosition(Map<String, AttributeValue> item) {
    var shard = indexValue(item, SessionIndex.SHARD, MAX_PARTITION_KEY);
    var order = indexValue(item, SessionIndex.ORDER, MAX_SORT_KEY);
    return shard.isEmpty() || order.isEmpty()
        ? Optional.empty()
        : Optional.of(new Position(shard.get(), order.get(), keyOf(item)));
  }

  private static Optional<String> indexValue(
      Map<String, AttributeValue> item, String name, int maxLength) {
    var value = item.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.type() != AttributeValue.Type.S) {
      throw Errors.validation(
          "One or more parameter values were invalid: Type mismatch for Index Key " + name);
    }
    requireLength(name, value.s(), maxLength);
    return Optional.of(value.s());
  }

  /** Returns the attributes of a key, in order. */
  static SortedMap<String, AttributeValue> attributes(Key key) {
    var attributes = new TreeMap<String, AttributeValue>();
    attributes.put(Key.PARTITION, AttributeValue.fromS(key.partition()));
    attributes.put(Key.SORT, AttributeValue.fromS(key.sort()));
    return attributes;
  }

  /** Returns the attributes of an item in the index. */
  static SortedMap<String, AttributeValue> indexAttributes(Position position) {
    var attributes = attributes(position.item());
    attributes.put(SessionIndex.SHARD, AttributeValue.fromS(position.partition()));
    attributes.put(SessionIndex.ORDER, AttributeValue.fromS(position.sort()));
    return attributes;
  }
}
