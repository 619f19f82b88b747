package dev.packshot.simulation.table;

import dev.packshot.session.SessionIndex;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The capacity units that a call consumes, of the table and of its index. */
record Consumption(double table, double index) {
  static final Consumption NONE = new Consumption(0, 0);

  private static final int READ_UNIT = 4096;
  private static final int WRITE_UNIT = 1024;

  /** Returns what a read of this many bytes of the table consumes. */
  static Consumption read(int size, boolean isConsistent) {
    return new Consumption(units(size, READ_UNIT) * (isConsistent ? 1 : 0.5), 0);
  }

  /** Returns what a query of this many bytes of the index consumes. */
  static Consumption readIndex(int size) {
    return new Consumption(0, units(size, READ_UNIT) * 0.5);
  }

  /** Returns what a write consumes. The index is written only if its keys change. */
  static Consumption write(AppliedWrite write) {
    int size = Math.max(Item.size(write.before()), Item.size(write.after()));
    return new Consumption(units(size, WRITE_UNIT), indexUnits(write));
  }

  private static double indexUnits(AppliedWrite write) {
    var before = write.before().flatMap(Item::indexPosition);
    var after = write.after().flatMap(Item::indexPosition);
    return before.equals(after) ? 0 : entryUnits(before) + entryUnits(after);
  }

  private static double entryUnits(Optional<Position> entry) {
    return entry.map(it -> (double) units(Item.inIndex(it).size(), WRITE_UNIT)).orElse(0.0);
  }

  private static int units(int size, int unit) {
    return Math.max(1, (size + unit - 1) / unit);
  }

  Consumption plus(Consumption other) {
    return new Consumption(table + other.table, index + other.index);
  }

  /** Returns what the same write consumes in a transaction. */
  Consumption inTransaction() {
    return new Consumption(2 * table, 2 * index);
  }

  /** Returns the consumption as an answer contains it; null if the request does not ask for it. */
  ConsumedCapacity answer(ReturnConsumedCapacity requested, String tableName) {
    if (requested != ReturnConsumedCapacity.TOTAL && requested != ReturnConsumedCapacity.INDEXES) {
      return null;
    }
    var total = ConsumedCapacity.builder().tableName(tableName).capacityUnits(table + index);
    return requested == ReturnConsumedCapacity.TOTAL
        ? total.build()
        : total
            .table(capacity(table))
            .globalSecondaryIndexes(index == 0 ? null : Map.of(SessionIndex.NAME, capacity(index)))
            .build();
  }

  private static Capacity capacity(double units) {
    return Capacity.builder().capacityUnits(units).build();
  }
}
