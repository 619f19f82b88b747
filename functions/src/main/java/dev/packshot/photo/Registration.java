package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says of a photo when it registers it.
 *
 * @param fileSize in bytes, as the client claims; the object itself corrects it
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
}
