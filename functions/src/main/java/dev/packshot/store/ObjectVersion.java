package dev.packshot.store;

import java.util.Optional;

/**
 * An object with the bytes that it had at some time.
 *
 * @param version empty in a bucket without versions
 * @param eTag empty if any bytes are meant, such as those of an object that is never replaced
 */
public record ObjectVersion(String key, Optional<String> version, Optional<String> eTag) {
  /** Returns an object whatever its bytes are. */
  public static ObjectVersion current(String key) {
    return new ObjectVersion(key, Optional.empty(), Optional.empty());
  }
}
