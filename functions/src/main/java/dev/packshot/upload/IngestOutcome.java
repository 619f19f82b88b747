package dev.packshot.upload;

import java.util.Optional;

/**
 * The outcome of an event about a photo's object.
 *
 * @param reason why the photo was rejected, the event was ignored or pictures are missing
 */
public record IngestOutcome(Status status, Optional<String> reason) {
  /** The kind of an outcome. */
  public enum Status {
    /** The photo is ready. */
    ACCEPTED,
    /** The photo is shown as rejected. */
    REJECTED,
    /** A version that can be shown is the current one again, after one that is rejected. */
    RESTORED,
    /** This event, or a later one about the same key, was handled before. */
    ALREADY_DONE,
    /** The photo or its session has been deleted, and the object with it. */
    DELETED,
    /** The event is not about a photo of an existing session. The object is left as it is. */
    IGNORED
  }

  public static IngestOutcome ignored(String reason) {
    return new IngestOutcome(Status.IGNORED, Optional.of(reason));
  }

  static IngestOutcome accepted(Optional<String> missingPictures) {
    return new IngestOutcome(Status.ACCEPTED, missingPictures);
  }

  static IngestOutcome rejected(String reason) {
    return new IngestOutcome(Status.REJECTED, Optional.of(reason));
  }

  static IngestOutcome restored() {
    return new IngestOutcome(
        Status.RESTORED, Optional.of("a picture was replaced by an object that is rejected"));
  }

  static IngestOutcome deleted() {
    return new IngestOutcome(Status.DELETED, Optional.empty());
  }

  static IngestOutcome deletedWithSession() {
    return new IngestOutcome(Status.DELETED, Optional.of("the session has been deleted"));
  }

  static IngestOutcome alreadyDone() {
    return new IngestOutcome(Status.ALREADY_DONE, Optional.empty());
  }
}
