package dev.packshot.photo;

import dev.packshot.store.ListedObject;
import dev.packshot.store.ObjectVersion;
import dev.packshot.store.UploadedObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The state in the table of the object of a photo's key.
 *
 * @param isErased whether the session was deleted, and the deletion of its objects has not ended
 * @param hasPhoto whether the photo has an item
 * @param isBeyondLimit whether the photo arrived when its session was full, so that no other object
 *     of it is judged
 * @param lastVerdict on an object of this key
 */
public record Filing(
    boolean hasSession,
    boolean isErased,
    boolean hasPhoto,
    boolean isBeyondLimit,
    Optional<LastVerdict> lastVerdict) {
  /** The least sequencer: every event of S3 comes after it. */
  public static final String FIRST = "0";

  /** A character that sorts before the digits of S3's sequencers. */
  private static final String NEXT = "-";

  /** The object that was judged last, and the time of the verdict. */
  public record LastVerdict(String eTag, String sequencer, Instant at) {}

  /**
   * Returns whether the table has a verdict on the object: on the same bytes, and not from before
   * they were stored again. The object of a deleted session needs none.
   */
  public boolean accountsFor(ListedObject object) {
    return isErased
        || isBeyondLimit
        || lastVerdict
            .filter(verdict -> unquoted(verdict.eTag()).equals(unquoted(object.eTag())))
            .filter(verdict -> !verdict.at().isBefore(object.storedAt()))
            .isPresent();
  }

  /**
   * Returns another event about the current object: after that of the last verdict, and before
   * every later event of S3. The object has to be looked up after the verdict was read, so that it
   * is not older than the one that was judged.
   */
  public UploadedObject nextEvent(String bucket, ObjectVersion current) {
    return new UploadedObject(bucket, current.key(), current.version(), nextSequencer());
  }

  private String nextSequencer() {
    return lastVerdict.map(verdict -> verdict.sequencer() + NEXT).orElse(FIRST);
  }

  private static String unquoted(String eTag) {
    return eTag.replace("\"", "");
  }
}
