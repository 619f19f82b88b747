package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The deletions of photos, and what is left of deleted ones. */
public interface PhotoDeletionRepository {
  /**
   * Deletes a photo in one atomic transaction: a tombstone takes its place, its session no longer
   * counts it, and the deletion is recorded. Returns the deletion that is to be finished, also if
   * the photo was deleted before; empty if that one is finished, or if there is no such session.
   */
  Optional<PhotoDeletion> delete(PhotoAddress photo, Instant at);

  /** Finds a deletion that is not finished; strongly consistent. */
  Optional<PhotoDeletion> find(PhotoId photo);

  /** Visits the deletions before some time that are not finished; strongly consistent. */
  void eachBefore(Instant time, Consumer<PhotoDeletion> visitor);

  /**
   * Removes the pointer to a deleted photo and its claim of the bytes, in two writes. Repeating it
   * is safe.
   *
   * @param heir the photo that has the same bytes from now on
   */
  void forget(PhotoAddress photo, Optional<String> sha256, Optional<PhotoId> heir);

  /** Removes the record of a deletion, in one write. */
  void end(PhotoDeletion deletion);
}
