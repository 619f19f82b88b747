package dev.packshot.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that is about to be stored.
 *
 * @param name what people call the key; may be empty
 * @param readOnly whether the key can be used with GET only, which only a csb key can
 * @param perMinute the limit of requests per minute, 0 for the default of its kind
 * @param perDay the limit of requests per day, 0 for the default
 */
public record NewKey(
    ApiKey key,
    String name,
    boolean readOnly,
    Optional<Instant> expiresAt,
    long perMinute,
    long perDay) {
  /** The maximum length of a name in characters, since every request writes the key's item. */
  public static final int MAX_NAME_LENGTH = 60;

  public NewKey {
    if (readOnly && key.kind() != KeyKind.CSB) {
      throw new IllegalArgumentException("Only a csb key can be read-only.");
    }
    if (name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "The name of a key has at most " + MAX_NAME_LENGTH + " printable characters.");
    }
  }

  /** Returns a key without a name that may do everything its kind may do. */
  public static NewKey unnamed(
      ApiKey key, Optional<Instant> expiresAt, long perMinute, long perDay) {
    return new NewKey(key, "", false, expiresAt, perMinute, perDay);
  }
}
