package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The facts about a photo that its client provides.
 *
 * @param clientId the client's own name for the photo, if it promised the photo under one
 * @param isRegistered whether a client has registered the photo; otherwise it was adopted by its
 *     upload event
 */
public record PhotoDetails(
    PhotoType type,
    String originalFilename,
    Instant createdAt,
    Map<String, String> metadata,
    Optional<CaptureId> captureId,
    Optional<Instant> takenAt,
    Optional<String> clientId,
    boolean isRegistered) {
  public PhotoDetails {
    metadata = Map.copyOf(metadata);
  }

  PhotoDetails withoutMetadata() {
    return new PhotoDetails(
        type, originalFilename, createdAt, Map.of(), captureId, takenAt, clientId, isRegistered);
  }
}
