package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.util.Optional;

/** A write whose condition held: the item before and after it. */
record AppliedWrite(Key key, Optional<Item> before, Optional<Item> after) {
  /** Returns whether the item was written: it was not only checked, or absent and deleted. */
  boolean isChange() {
    return !before.equals(after);
  }
}
