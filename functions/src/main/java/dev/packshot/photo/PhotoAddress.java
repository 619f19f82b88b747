package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;

/** The identity of a photo: its session, its own id and the S3 key of its object. */
public record PhotoAddress(SessionId sessionId, PhotoId photoId, String s3Key) {

  /**
   * Returns the position of the photo in its session: the milliseconds from the session's id to the
   * photo's. It depends on the ids alone, so it is the same for every order of events.
   */
  long sortOrder() {
    return Uuid7.millis(photoId.value()) - Uuid7.millis(sessionId.value());
  }
}
