package dev.packshot.upload;

import dev.packshot.store.ListedObject;
import dev.packshot.store.NewObject;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** An object store that runs an action before each deletion. */
record InterruptedObjectStore(ObjectStore store, Runnable beforeDeletion) implements ObjectStore {
  @Override
  public Optional<Stored> open(ObjectVersion object) {
    return store.open(object);
  }

  @Override
  public void markReplaced(String prefix) {
    store.markReplaced(prefix);
  }

  @Override
  public void markRejected(String key, Optional<String> version) {
    store.markRejected(key, version);
  }

  @Override
  public Optional<ObjectVersion> current(String key) {
    return store.current(key);
  }

  @Override
  public void put(NewObject object) {
    store.put(object);
  }

  @Override
  public boolean copy(
      ObjectVersion from, String to, String contentType, NewObject.Caching caching) {
    return store.copy(from, to, contentType, caching);
  }

  @Override
  public boolean restore(
      ObjectVersion version, String contentType, Optional<String> currentETag, String origin) {
    return store.restore(version, contentType, currentETag, origin);
  }

  @Override
  public ListedObject.Page list(String prefix, Optional<String> after) {
    return store.list(prefix, after);
  }

  @Override
  public void delete(Collection<String> keys) {
    beforeDeletion.run();
    store.delete(keys);
  }

  @Override
  public boolean upload(
      ObjectVersion from, String to, String contentType, Map<String, String> metadata) {
    return store.upload(from, to, contentType, metadata);
  }

  @Override
  public void eraseUnder(String prefix) {
    beforeDeletion.run();
    store.eraseUnder(prefix);
  }

  @Override
  public void deleteUnder(String prefix) {
    beforeDeletion.run();
    store.deleteUnder(prefix);
  }
}
