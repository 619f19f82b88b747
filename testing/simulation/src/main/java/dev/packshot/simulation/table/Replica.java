package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** A copy of the items, or of the index, that receives each write at its own time. */
final class Replica {
  private final NavigableMap<Position, Item> items = new TreeMap<>(Position.ORDER);
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(
          Comparator.comparing(Pending::due).thenComparing(Pending::sequenceNumber));
  private final Map<Key, Pending> lastPending = new HashMap<>();
  private long sequenceNumber;

  /**
   * Takes a write of an item.
   *
   * @param before the place of the item's previous entry
   * @param after the item's new entry
   */
  void write(Key key, Optional<Position> before, Optional<Entry> after, Instant due, Instant now) {
    at(now);
    var change = new Change(before, after);
    var last = lastPending.get(key);
    if (last == null && !due.isAfter(now)) {
      apply(change);
      return;
    }
    var notBefore = last == null || due.isAfter(last.due) ? due : last.due;
    var added = new Pending(notBefore, sequenceNumber++, key, change);
    pending.add(added);
    lastPending.put(key, added);
  }

  /** Returns the entries that reads see at a time. */
  NavigableMap<Position, Item> at(Instant now) {
    while (!pending.isEmpty() && !pending.peek().due.isAfter(now)) {
      var due = pending.remove();
      apply(due.change);
      lastPending.remove(due.key, due);
    }
    return items;
  }

  private void apply(Change change) {
    change.before.ifPresent(items::remove);
    change.after.ifPresent(entry -> items.put(entry.position, entry.item));
  }

  /** An item at its place. */
  record Entry(Position position, Item item) {}

  private record Change(Optional<Position> before, Optional<Entry> after) {}

  private record Pending(Instant due, long sequenceNumber, Key key, Change change) {}
}
