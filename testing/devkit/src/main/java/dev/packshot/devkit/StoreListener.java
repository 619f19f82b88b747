package dev.packshot.devkit;

import java.util.function.Consumer;

/** A listener that is called before and after {@link EmbeddedS3} stores an object. */
public interface StoreListener {
  /**
   * Called before the first byte is written. The returned consumer is called after the object is
   * complete and before the response is sent. An exception of either fails the request.
   */
  Consumer<StoredObject> storing(String bucket, String key);
}
