package dev.packshot.store;

import java.util.Optional;

/**
 * An object that was created, as reported by an S3 event.
 *
 * @param key the key, decoded
 * @param version empty in a bucket without versions
 * @param sequencer the position among the events of the same key, padded so that it sorts as text
 */
public record UploadedObject(
    String bucket, String key, Optional<String> version, String sequencer) {
  /** Returns the object with the bytes that the event is about. */
  public ObjectVersion object() {
    return new ObjectVersion(key, version, Optional.empty());
  }
}
