package dev.packshot.devkit;

import java.util.Optional;

/**
 * An object that {@link EmbeddedS3} has stored.
 *
 * @param eTag without quotes, as in S3's events
 * @param size in bytes
 * @param version empty if the bucket keeps no versions
 */
public record StoredObject(
    String bucket, String key, String eTag, long size, Optional<String> version) {
  /** Creates an object of a bucket that keeps no versions. */
  public StoredObject(String bucket, String key, String eTag, long size) {
    this(bucket, key, eTag, size, Optional.empty());
  }
}
