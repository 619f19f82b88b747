package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;

/** Which photo: its session, its own id, and where S3 holds it. */
public record PhotoAddress(SessionId sessionId, PhotoId photoId, String s3Key) {

  /**
   * The place of the photo in its session, smallest first: milliseconds from the session's id to
   * the photo's. It needs no look-up and no counter, so every order of events gives the same.
   */
  long sortOrder() {
    return Uuid7.millis(photoId.value()) - Uuid7.millis(sessionId.value());
  }
}
