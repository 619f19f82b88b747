package dev.packshot.devkit;

import java.util.function.Consumer;

/** Told of every object, before and after {@link EmbeddedS3} stores it. */
public interface StoreListener {
  /**
   * Called before the first byte is written; what it returns is called once the object is whole,
   * still before the request is answered. What either throws fails the request.
   */
  Consumer<StoredObject> storing(String bucket, String key);
}
