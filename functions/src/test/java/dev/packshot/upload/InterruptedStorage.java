package dev.packshot.upload;

import dev.packshot.store.NewObject;
import dev.packshot.store.ObjectStore;
import java.util.Collection;
import java.util.Optional;

/** A bucket before whose deletions something else happens. */
record InterruptedStorage(ObjectStore storage, Runnable meanwhile) implements ObjectStore {
  @Override
  public Optional<Stored> open(String key) {
    return storage.open(key);
  }

  @Override
  public void markRejected(String key, Optional<String> version) {
    storage.markRejected(key, version);
  }

  @Override
  public void put(NewObject object) {
    storage.put(object);
  }

  @Override
  public boolean copy(String from, String to, String contentType, NewObject.Caching caching) {
    return storage.copy(from, to, contentType, caching);
  }

  @Override
  public void delete(Collection<String> keys) {
    meanwhile.run();
    storage.delete(keys);
  }

  @Override
  public void deleteUnder(String prefix) {
    meanwhile.run();
    storage.deleteUnder(prefix);
  }
}
