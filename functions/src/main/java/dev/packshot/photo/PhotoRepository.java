package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataUpdate;
import java.time.Instant;
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
   * Sets the type and merges the metadata of a photo in one atomic write. Concurrent merges of
   * different keys are all kept.
   */
  Classification classify(
      SessionId sessionId, PhotoId photoId, PhotoType type, MetadataUpdate update);

  /** The result of a classification. */
  sealed interface Classification {
    /** The photo has been classified. */
    record Done(Photo photo) implements Classification {}

    /** The photo does not exist. */
    record NoSuchPhoto() implements Classification {}

    /** The merged metadata would have too many keys. Nothing has changed. */
    record TooManyKeys() implements Classification {}
  }
}
