package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.util.Comparator;

/**
 * The place of an item in the order of the table or of its index: by partition key, sort key and,
 * in the index, the key of the item in the table.
 */
record Position(String partition, String sort, Key item) {
  private static final Key NONE = new Key("", "");

  static final Comparator<Position> ORDER =
      (one, other) -> {
        int byPartition = Utf8.compare(one.partition, other.partition);
        if (byPartition != 0) {
          return byPartition;
        }
        int bySort = Utf8.compare(one.sort, other.sort);
        return bySort != 0 ? bySort : compare(one.item, other.item);
      };

  /** Returns the place of an item in the table. */
  static Position of(Key key) {
    return new Position(key.partition(), key.sort(), NONE);
  }

  /** Returns a place before every item with these keys. */
  static Position before(String partition, String sort) {
    return new Position(partition, sort, NONE);
  }

  private static int compare(Key one, Key other) {
    int byPartition = Utf8.compare(one.partition(), other.partition());
    return byPartition != 0 ? byPartition : Utf8.compare(one.sort(), other.sort());
  }
}
