package dev.packshot.devkit;

import java.util.function.Consumer;

/**
 * A listener that is called before and after {@link EmbeddedS3} stores an object, and after it has
 * removed one.
 */
public interface StoreListener {
  /**
   * Called before the first byte is written. The returned consumer is called after the object is
   * complete and before the response is sent. An exception of either fails the request.
   */
  Consumer<StoredObject> storing(String bucket, String key);

  /** Called after an object was removed and before the response is sent. */
  default void removed(String bucket, String key) {
    // most listeners only wait for new objects
  }
}
