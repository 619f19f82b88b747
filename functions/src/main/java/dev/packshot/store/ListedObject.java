package dev.packshot.store;

import java.time.Instant;
import java.util.List;

/**
 * An object in a listing of the bucket.
 *
 * @param eTag of the current version
 * @param storedAt the time of the current version, to the second
 */
public record ListedObject(String key, String eTag, Instant storedAt) {
  /**
   * A page of a listing.
   *
   * @param objects in the order of their keys
   */
  public record Page(List<ListedObject> objects, boolean isLast) {
    public Page {
      objects = List.copyOf(objects);
    }
  }
}
