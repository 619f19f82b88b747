package dev.packshot.store;

import java.time.Instant;
import java.util.Optional;

/** The files in the bucket, without their bytes, and empty files. */
public interface UploadedFiles {
  /** Finds the current version of a file; empty if it does not exist. */
  Optional<Arrival> find(String key);

  /** Stores an empty file, about which S3 sends an event. */
  void putEmpty(String key);

  /**
   * A file that has arrived.
   *
   * @param size in bytes
   * @param at the time of its arrival, to the second
   */
  record Arrival(long size, Instant at) {}
}
