package dev.packshot.metadata;

import java.util.Map;

/**
 * What a request asks of a thing's metadata: a flat map of the developer's own, at most {@value
 * #MAX_KEYS} keys.
 *
 * @param clear whether everything there goes first
 * @param entries by key; an empty value takes that key away
 */
public record MetadataUpdate(boolean clear, Map<String, String> entries) {
  public static final int MAX_KEYS = 50;
  public static final int MAX_KEY_LENGTH = 40;
  public static final int MAX_VALUE_LENGTH = 500;

  /** Leaves all as it is. */
  public static final MetadataUpdate UNCHANGED = new MetadataUpdate(false, Map.of());

  public MetadataUpdate {
    entries = Map.copyOf(entries);
  }

  /** The outcome on a thing that has this metadata now; it may have too many keys. */
  public Map<String, String> mergedInto(Map<String, String> present) {
    var merged = new java.util.TreeMap<String, String>();
    if (!clear) {
      merged.putAll(present);
    }
    merged.putAll(entries);
    merged.values().removeIf(String::isEmpty);
    return merged;
  }

  /** The outcome on a thing that is new. */
  public Map<String, String> initial() {
    return mergedInto(Map.of());
  }
}
