package dev.packshot.store;

/**
 * An object that was created, as reported by an S3 event.
 *
 * @param key the key, decoded
 * @param sequencer the position among the events of the same key, padded so that it sorts as text
 */
public record UploadedObject(String bucket, String key, String sequencer) {}
