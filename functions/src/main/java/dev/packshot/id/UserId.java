package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of one user, a person who may belong to several organizations; its text is a shortuuid.
 */
public record UserId(UUID value) {

  /** Reads a shortuuid or the canonical UUID form. */
  public static Optional<UserId> parse(String text) {
    return ShortUuid.parse(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
