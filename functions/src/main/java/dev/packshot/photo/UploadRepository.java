package dev.packshot.photo;

import dev.packshot.id.SessionId;
import dev.packshot.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where photos and their sessions meet: files each photo in its session, whether its registration
 * or its upload event comes first, and counts it once.
 */
public interface UploadRepository {
  /** A session and one photo of it; strongly consistent, in one read. */
  Found find(PhotoKey key);

  /** Registers a photo, in one atomic write; safe to repeat, and beside the photo's event. */
  Registered register(Registration registration);

  /** Whether there is a session; strongly consistent. */
  boolean knows(SessionId sessionId);

  /**
   * Files the object of a photo, in one atomic write; safe to repeat, in any order. A photo that is
   * ready is found by its id alone before it is shown so.
   */
  Filing file(PhotoKey key, JudgedObject object, Instant at);

  /** What stands in the table. */
  record Found(Optional<Session> session, Optional<Photo> photo) {}

  /** What came of a registration. */
  sealed interface Registered {
    /** The photo is registered now. */
    record Now(Photo photo) implements Registered {}

    /** It was registered before; nothing has changed. */
    record Before(Photo photo) implements Registered {}

    /** The session does not take the photo as it is, or there is none. */
    record Refused(Optional<Session> session) implements Registered {}
  }

  /**
   * What came of filing an object, and the renditions that no photo shows since.
   *
   * @param unused told again when the same object is filed again
   */
  record Filing(Filed filed, List<Renditions> unused) {}

  /** In short, what came of filing an object. */
  enum Filed {
    /** The photo shows the verdict now. */
    DONE,
    /** This object, or a later one under the same key, was filed before. */
    BEFORE,
    /** The session was full; the photo is there, rejected for that reason. */
    SESSION_FULL,
    /** It was full when this object's photo was first filed; nothing has changed. */
    SESSION_FULL_BEFORE,
    /** There is no such session. */
    UNKNOWN_SESSION
  }
}
