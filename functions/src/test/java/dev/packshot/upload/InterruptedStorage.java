package dev.packshot.upload;

import dev.packshot.store.NewObject;
import dev.packshot.store.Storage;
import java.util.Collection;

/** A bucket before whose deletions something else happens. */
record InterruptedStorage(Storage storage, Runnable meanwhile) implements Storage {
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
