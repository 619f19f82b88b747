package dev.packshot.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a request that edits an image. Ids sort by time, also as text. */
public record EditId(UUID value) {
  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<EditId> parse(String text) {
    return ShortUuid.parse(text).map(EditId::new);
  }

  /** Returns the time of the request. */
  public Instant madeAt() {
    return Uuid7.time(value);
  }

  @Override
  public String toString() {
    return ShortUuid.encode(value);
  }
}
