package dev.packshot.devkit;

/**
 * An object that {@link EmbeddedS3} has stored.
 *
 * @param eTag without quotes, as in S3's events
 * @param size in bytes
 */
public record StoredObject(String bucket, String key, String eTag, long size) {}
