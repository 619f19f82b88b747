package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An immutable item of the table or of its index. */
final class Item {
  /** The greatest size of an item in bytes. */
  private static final int MAX_SIZE = 400 * 1024;

  private final SortedMap<String, AttributeValue> attributes;
  private final Optional<Position> indexPosition;
  private final int size;

  private Item(SortedMap<String, AttributeValue> attributes, Optional<Position> indexPosition) {
    this.attributes = Collections.unmodifiableSortedMap(attributes);
    this.indexPosition = indexPosition;
    this.size = Sizes.ofItem(attributes);
  }

  /**
   * Returns an item of the table.
   *
   * @param attributes in canonical form; not changed afterwards
   */
  static Item of(SortedMap<String, AttributeValue> attributes) {
    var item = new Item(attributes, Schema.indexPosition(attributes));
    if (item.size > MAX_SIZE) {
      throw Errors.validation("Item size has exceeded the maximum allowed size");
    }
    return item;
  }

  /** Returns an item of the index. */
  static Item inIndex(Position position) {
    return new Item(Schema.indexAttributes(position), Optional.empty());
  }

  SortedMap<String, AttributeValue> attributes() {
    return attributes;
  }

  /** Returns the attributes of an item, none if there is no item. */
  static Map<String, AttributeValue> attributes(Optional<Item> item) {
    return item.isPresent() ? item.get().attributes : Map.of();
  }

  Optional<Position> indexPosition() {
    return indexPosition;
  }

  /** Returns the size in bytes. */
  int size() {
    return size;
  }

  static int size(Optional<Item> item) {
    return item.isPresent() ? item.get().size : 0;
  }

  Key key() {
    return Schema.keyOf(attributes);
  }
}
