package dev.packshot.photo;

import dev.packshot.id.EditId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The photos of all sessions. */
public interface PhotoRepository {
  /** Returns a photo at its position in a session that has been reordered; one more read. */
  Photo inOrder(Photo photo);

  /**
   * Stores the order of a session's photos in one atomic transaction if the session is active. A
   * later order replaces it. Returns whether it was stored.
   */
  boolean reorder(SessionId session, PhotoOrder order, Instant at);

  /**
   * Finds the session of a photo that is or was ready; strongly consistent. The caller must check
   * that the photo is still ready and that the session is the caller's.
   */
  Optional<SessionId> sessionOf(PhotoId photoId);

  /** Finds a photo; strongly consistent. */
  Optional<Photo> find(SessionId sessionId, PhotoId photoId);

  /** Returns whether a photo has been deleted; strongly consistent. */
  boolean isDeleted(SessionId sessionId, PhotoId photoId);

  /**
   * Sets the type, merges the metadata and stores an edit of a photo in one atomic write.
   * Concurrent merges of different keys are all kept. Of several edits the one with the last id
   * counts.
   */
  Classification update(SessionId sessionId, PhotoId photoId, PhotoUpdate update);

  /**
   * Shows the pictures of an edit in one atomic write. Returns the photo as it is then; empty if it
   * does not exist. It shows other pictures if its last edit or its file is another one.
   *
   * @param sha256 of the file that was edited
   */
  Optional<Photo> show(PhotoAddress photo, Edits.Shown<Renditions> shown, String sha256);

  /**
   * Ends the edits of a file that a photo no longer shows, in one atomic write. Returns the photo
   * as it is then; empty if it does not exist.
   */
  Optional<Photo> endEdits(PhotoAddress photo);

  /** Forgets edits that were shown before, unless there are others by now. */
  void forgetEdits(PhotoAddress photo, List<EditId> replaced);

  /** The result of a change. */
  sealed interface Classification {
    /** The photo has been changed. */
    record Done(Photo photo) implements Classification {}

    /** The photo shows another file than the one that was to be edited. Nothing has changed. */
    record FileReplaced() implements Classification {}

    /** The photo does not exist. */
    record NoSuchPhoto() implements Classification {}

    /** The merged metadata would have too many keys. Nothing has changed. */
    record TooManyKeys() implements Classification {}
  }
}
