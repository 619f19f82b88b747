package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;

/** The id of a user, who may be a member of several organizations. Its text is a shortuuid. */
public record UserId(UUID value) {

  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<UserId> parse(String text) {
    return ShortUuid.parse(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
