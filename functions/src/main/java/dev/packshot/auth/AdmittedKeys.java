package dev.packshot.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Singleton;

/** The keys and cookies that this instance has admitted most recently, by their hashes. */
@Singleton
public final class AdmittedKeys {
  private static final int MAX_KEYS = 10_000;

  private final Map<String, Boolean> hashes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_KEYS;
        }
      };

  @Inject
  public AdmittedKeys() {}

  synchronized void add(String hash) {
    hashes.put(hash, true);
  }

  synchronized boolean contains(String hash) {
    return hashes.containsKey(hash);
  }
}
