package dev.packshot.ledger;

import dev.packshot.id.CaptureId;
import dev.packshot.photo.PhotoType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The facts about a promised photo, as its client has stated them last.
 *
 * @param originalFilename empty if the client has stated none
 * @param contentType of the file, as stated or by its name
 * @param fileSize in bytes
 * @param sha256 of the file, in lower-case hexadecimal digits
 * @param method by which the client wants to send the file
 */
public record PromisedFacts(
    PhotoType type,
    String originalFilename,
    String contentType,
    Optional<Long> fileSize,
    Optional<String> sha256,
    Optional<Instant> takenAt,
    Optional<CaptureId> captureId,
    Map<String, String> metadata,
    UploadMethod method) {
  public PromisedFacts {
    metadata = Map.copyOf(metadata);
  }

  /** Returns whether it describes the same file in the same view. */
  public boolean describesTheSameAs(PromisedFacts other) {
    return type == other.type
        && contentType.equals(other.contentType)
        && fileSize.equals(other.fileSize)
        && sha256.equals(other.sha256);
  }
}
