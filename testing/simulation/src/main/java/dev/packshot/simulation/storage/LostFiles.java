package dev.packshot.simulation.storage;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The files that somebody has deleted for good, by which promises know what cannot be there. */
public final class LostFiles {
  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<String> hashes = new LinkedHashSet<>();

  void add(StoredObject object) {
    keys.add(object.key());
    hashes.add(object.sha256());
  }

  /** Returns the keys of the objects of which a version was lost. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(keys);
  }

  /** Returns whether a version of an object was lost. */
  public boolean haveKey(String key) {
    return keys.contains(key);
  }

  /** Returns whether a file with these bytes was lost. */
  public boolean haveBytes(String sha256) {
    return hashes.contains(sha256);
  }
}
