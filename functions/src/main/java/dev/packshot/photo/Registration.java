package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import dev.packshot.session.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A client's request to register a photo.
 *
 * @param fileSize in bytes, as claimed by the client; replaced by the size of the object
 */
public record Registration(
    PhotoAddress address,
    PhotoType type,
    Map<String, String> metadata,
    Optional<CaptureId> captureId,
    String originalFilename,
    Optional<Long> fileSize,
    Instant at) {

  public Registration {
    metadata = Map.copyOf(metadata);
  }

  /** The result of a registration. */
  public sealed interface Result {
    /** The photo has been registered. */
    record Registered(Photo photo) implements Result {}

    /** The photo was registered before. Nothing has changed. */
    record RegisteredBefore(Photo photo) implements Result {}

    /** The session does not exist, is not active or is full. Nothing has changed. */
    record Refused(Optional<Session> session) implements Result {}
  }
}
