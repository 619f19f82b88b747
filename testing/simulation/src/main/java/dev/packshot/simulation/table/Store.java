package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The items, their copies for eventually consistent reads, and the index. */
final class Store {
  private final InstantSource clock;
  private final Replication replication;
  private final NavigableMap<Position, Item> items = new TreeMap<>(Position.ORDER);
  private final Replica replicas = new Replica();
  private final Replica index = new Replica();
  private final Expiries expiries = new Expiries();
  private final List<TableListener> listeners = new ArrayList<>();

  Store(InstantSource clock, Replication replication) {
    this.clock = clock;
    this.replication = replication;
  }

  Instant now() {
    return clock.instant();
  }

  void add(TableListener listener) {
    listeners.add(listener);
  }

  /** Returns the item as its last write left it. */
  Optional<Item> find(Key key) {
    return Optional.ofNullable(items.get(Position.of(key)));
  }

  /** Returns the items as a read sees them now. */
  NavigableMap<Position, Item> items(boolean isConsistent) {
    return isConsistent ? items : replicas.at(now());
  }

  /** Returns the entries of the index as a read sees them now. */
  NavigableMap<Position, Item> index() {
    return index.at(now());
  }

  /** Applies writes as one step. */
  void apply(List<AppliedWrite> writes) {
    var now = now();
    for (var write : writes) {
      apply(write, now);
    }
    for (var write : writes) {
      for (var listener : listeners) {
        listener.written(
            write.key(), Item.attributes(write.before()), Item.attributes(write.after()));
      }
    }
  }

  private void apply(AppliedWrite write, Instant now) {
    var position = Position.of(write.key());
    write.after().ifPresentOrElse(item -> items.put(position, item), () -> items.remove(position));
    expiries.write(write);
    replicas.write(
        write.key(),
        write.after().isPresent() ? Optional.empty() : Optional.of(position),
        write.after().map(item -> new Replica.Entry(position, item)),
        replication.reachesReplicas(write.key(), now),
        now);
    writeToIndex(write, now);
  }

  private void writeToIndex(AppliedWrite write, Instant now) {
    var before = write.before().flatMap(Item::indexPosition);
    var after = write.after().flatMap(Item::indexPosition);
    if (!before.equals(after)) {
      index.write(
          write.key(),
          before,
          after.map(position -> new Replica.Entry(position, Item.inIndex(position))),
          replication.reachesIndex(write.key(), now),
          now);
    }
  }

  /** Deletes the items that expired before a time. Returns their number. */
  int deleteExpired(Instant time) {
    var expired =
        expiries.before(time).stream()
            .map(key -> new AppliedWrite(key, find(key), Optional.empty()))
            .toList();
    expired.forEach(write -> apply(List.of(write)));
    return expired.size();
  }
}
