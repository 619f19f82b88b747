package dev.packshot.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a request that edits a photo or an image. Ids sort by time, also as text. */
public record EditId(UUID value) {
  /** Reads a shortuuid or a UUID in canonical form. */
  public static Optional<EditId> parse(String text) {
    return ShortUuid.parse(text).map(EditId::new);
  }

  /**
   * Returns the id of a request that has read an earlier one. It is later than that, even if the
   * clock of the earlier request was ahead.
   *
   * @param fresh a new id
   */
  public static EditId after(Optional<EditId> earlier, UUID fresh) {
    var last = earlier.map(EditId::value).orElse(fresh);
    boolean isLater = Uuid7.millis(fresh) > Uuid7.millis(last) || last.equals(fresh);
    return isLater ? new EditId(fresh) : new EditId(Uuid7.oneMillisecondAfter(last, fresh));
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
