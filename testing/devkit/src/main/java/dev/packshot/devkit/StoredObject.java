package dev.packshot.devkit;

/**
 * An object that {@link EmbeddedS3} has just stored.
 *
 * @param eTag without its quotes, as S3 writes it in an event
 * @param size in bytes
 */
public record StoredObject(String bucket, String key, String eTag, long size) {}
