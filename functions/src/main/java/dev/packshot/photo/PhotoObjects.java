package dev.packshot.photo;

import dev.packshot.store.ObjectVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a ready photo in the bucket.
 *
 * @param original the version that was judged
 * @param originalType the true type of the original if it was uploaded as another one
 */
record PhotoObjects(
    PhotoAddress address,
    ObjectVersion original,
    Optional<String> originalType,
    Optional<Renditions> renditions) {
  /** The name of the original among the objects. */
  static final String ORIGINAL = "original";

  /** Returns the smallest picture, the original and the other pictures, by name. */
  Map<String, ObjectVersion> byName() {
    var objects = new LinkedHashMap<String, ObjectVersion>();
    renditions.ifPresent(
        smaller -> {
          for (int width : smaller.widths()) {
            objects.put(
                Integer.toString(width), ObjectVersion.current(smaller.key(address, width)));
            objects.putIfAbsent(ORIGINAL, original);
          }
        });
    objects.putIfAbsent(ORIGINAL, original);
    return objects;
  }

  /** Returns the type that an object is served as, if it is not the one it was stored with. */
  Optional<String> type(String name) {
    return name.equals(ORIGINAL) ? originalType : Optional.empty();
  }
}
