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
   * Sets the type and merges metadata in one atomic write: merges of different keys at the same
   * time all survive. Nothing where there is no such photo; a problem, and no change, where the
   * photo would have too many keys.
   */
  Optional<Photo> classify(SessionId sessionId, PhotoId photoId, PhotoType type, MetadataUpdate change);
}
