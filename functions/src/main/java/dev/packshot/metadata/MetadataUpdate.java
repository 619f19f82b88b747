package dev.packshot.metadata;

import java.util.Map;
import java.util.TreeMap;

/**
 * A requested change of a resource's metadata, which is a flat map of strings with at most {@value
 * #MAX_KEYS} keys.
 *
 * @param clear whether all present keys are removed first
 * @param entries the new values by key; an empty value removes its key
 */
public record MetadataUpdate(boolean clear, Map<String, String> entries) {
  public static final int MAX_KEYS = 50;
  public static final int MAX_KEY_LENGTH = 40;
  public static final int MAX_VALUE_LENGTH = 500;

  /** The update that changes nothing. */
  public static final MetadataUpdate UNCHANGED = new MetadataUpdate(false, Map.of());

  public MetadataUpdate {
    entries = Map.copyOf(entries);
  }

  /** Returns the result for a resource with this metadata; it may have too many keys. */
  public Map<String, String> mergedInto(Map<String, String> present) {
    var merged = new TreeMap<String, String>();
    if (!clear) {
      merged.putAll(present);
    }
    merged.putAll(entries);
    merged.values().removeIf(String::isEmpty);
    return merged;
  }

  /** Returns the result for a new resource. */
  public Map<String, String> initial() {
    return mergedInto(Map.of());
  }
}
