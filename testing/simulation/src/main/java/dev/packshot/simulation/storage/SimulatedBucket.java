package dev.packshot.simulation.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A bucket with versions. It tells listeners of each object that it stores or removes
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
 */
public final class SimulatedBucket {
  private final String name;
  private final LongSupplier clock;
  private final Consumer<StoredObject> listener;
  private final Consumer<StoredObject> removals;
  private final TreeMap<String, List<StoredObject>> versions = new TreeMap<>();
  private final LostFiles lost = new LostFiles();
  private long count;

  /**
   * Creates an empty bucket.
   *
   * @param clock milliseconds since 1970
   * @param listener told of each object that was stored
   */
  public SimulatedBucket(String name, LongSupplier clock, Consumer<StoredObject> listener) {
    this(name, clock, listener, removed -> {});
  }

  /**
   * Creates an empty bucket.
   *
   * @param clock milliseconds since 1970
   * @param listener told of each object that was stored
   * @param removals told of each version that was deleted, and of each marker that hides an object
   *     or was taken away
   */
  public SimulatedBucket(
      String name,
      LongSupplier clock,
      Consumer<StoredObject> listener,
      Consumer<StoredObject> removals) {
    this.name = name;
    this.clock = clock;
    this.listener = listener;
    this.removals = removals;
  }

  public String name() {
    return name;
  }

  /** Stores a new version of an object. */
  public StoredObject put(String key, byte[] bytes, String contentType) {
    count++;
    var stored =
        new StoredObject(
            key, "v" + count, bytes, contentType, clock.getAsLong(), String.format("%016X", count));
    versions.computeIfAbsent(key, it -> new ArrayList<>()).add(stored);
    listener.accept(stored);
    return stored;
  }

  /** Returns the current version; empty if there is none, or if the object was deleted. */
  public Optional<StoredObject> current(String key) {
    var all = versions.getOrDefault(key, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.ofNullable(all.get(all.size() - 1));
  }

  /** Returns a version that still exists. */
  public Optional<StoredObject> version(String key, String version) {
    return versions.getOrDefault(key, List.of()).stream()
        .filter(it -> it != null && it.version().equals(version))
        .findFirst();
  }

  /** Deletes an object by a marker, which hides its versions. */
  public void delete(String key) {
    current(key)
        .ifPresent(
            hidden -> {
              versions.get(key).add(null);
              remove(hidden);
            });
  }

  /** Takes the marker away that hides an object. Returns whether there is one. */
  public boolean show(String key) {
    var all = versions.getOrDefault(key, List.of());
    if (all.isEmpty() || all.get(all.size() - 1) != null) {
      return false;
    }
    all.remove(all.size() - 1);
    current(key).ifPresent(this::remove);
    return true;
  }

  /** Deletes one version for good that Packshot has not deleted. */
  public void lose(StoredObject object) {
    lost.add(object);
    erase(object.key(), object.version());
  }

  /** Returns what was deleted for good by others than Packshot. */
  public LostFiles lost() {
    return lost;
  }

  private void remove(StoredObject object) {
    count++;
    removals.accept(object.removedAt(String.format("%016X", count)));
  }

  /** Deletes one version for good. */
  public void erase(String key, String version) {
    var erased = version(key, version);
    var all = versions.getOrDefault(key, new ArrayList<>());
    all.removeIf(it -> it != null && it.version().equals(version));
    if (all.stream().allMatch(it -> it == null)) {
      versions.remove(key);
    }
    erased.ifPresent(this::remove);
  }

  /** Returns all versions of the objects whose keys start with a prefix. */
  public List<StoredObject> listVersions(String prefix) {
    return versions.tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .flatMap(key -> history(key).stream())
        .toList();
  }

  /** Tags a version, or the current one if none is given. Returns whether it exists. */
  public boolean tag(String key, Optional<String> version, String value) {
    var found = version.isPresent() ? version(key, version.get()) : current(key);
    found.ifPresent(it -> it.tag(value));
    return found.isPresent();
  }

  /** Returns the current objects whose keys start with a prefix, ordered by key. */
  public List<StoredObject> list(String prefix) {
    return versions.tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .flatMap(key -> current(key).stream())
        .toList();
  }

  /** Returns all versions of an object that were ever stored, oldest first. */
  public List<StoredObject> history(String key) {
    return versions.getOrDefault(key, List.of()).stream().filter(it -> it != null).toList();
  }
}
