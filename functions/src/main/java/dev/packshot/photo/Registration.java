package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import dev.packshot.session.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A client's request to register a photo. What the client did not send stays as it is.
 *
 * @param type by default the one in the key
 * @param takenAt the time at which the photo was taken; by default the one in the file
 * @param fileSize in bytes, as claimed by the client; replaced by the size of the object
 */
public record Registration(
    PhotoKey key,
    Optional<PhotoType> type,
    Map<String, String> metadata,
    Optional<CaptureId> captureId,
    Optional<String> originalFilename,
    Optional<Long> fileSize,
    Optional<Instant> takenAt,
    Instant at) {

  public Registration {
    metadata = Map.copyOf(metadata);
  }

  public PhotoAddress address() {
    return key.address();
  }

  /** The result of a registration. */
  public sealed interface Result {
    /** The photo has been registered. */
    record Registered(Photo photo) implements Result {}

    /** The photo was registered before. Nothing has changed. */
    record RegisteredBefore(Photo photo) implements Result {}

    /** The photo's metadata would have too many keys. Nothing has changed. */
    record TooManyKeys() implements Result {}

    /** The photo has been deleted. */
    record Deleted() implements Result {}

    /** The session does not exist, is not active or is full. Nothing has changed. */
    record Refused(Optional<Session> session) implements Result {}
  }
}
