package dev.packshot.store;

/**
 * What an S3 event tells of an object that was created.
 *
 * @param key decoded
 * @param sequencer S3's order of the events of one key, padded so that it compares as text
 */
public record UploadedObject(String bucket, String key, String sequencer) {}
