package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataUpdate;
import java.util.Optional;

/** The photos, by session. */
public interface PhotoRepository {
  /**
   * The session of a photo that is, or once was, ready; strongly consistent. Who asks has yet to
   * find the photo in it, and whose session it is.
   */
  Optional<SessionId> sessionOf(PhotoId photoId);

  /** One photo; strongly consistent. */
  Optional<Photo> find(SessionId sessionId, PhotoId photoId);

  /**
   * Sets the type and merges metadata in one atomic write. Concurrent merges of different keys are
   * all kept.
   */
  Classification classify(
      SessionId sessionId, PhotoId photoId, PhotoType type, MetadataUpdate update);

  /** The outcome of a classification. */
  sealed interface Classification {
    /** The photo as it is now. */
    record Done(Photo photo) implements Classification {}

    /** There is no such photo. */
    record NoSuchPhoto() implements Classification {}

    /** The merged metadata would have too many keys. Nothing has changed. */
    record TooManyKeys() implements Classification {}
  }
}
