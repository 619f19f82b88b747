package dev.packshot.ledger;

import dev.packshot.id.CaptureId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.PhotoType;
import java.time.Instant;
import java.util.Optional;

/**
 * A client's request to send a photo, or to learn what has become of it. What the client has not
 * sent stays as it was promised before.
 *
 * @param clientId the client's own name for the photo, unique in its session
 * @param extension of a new photo's key
 * @param contentType by default the one of the extension
 */
public record RequestedUpload(
    String clientId,
    String extension,
    Optional<PhotoType> type,
    Optional<String> originalFilename,
    Optional<ImageFormat> contentType,
    Optional<Long> fileSize,
    Optional<String> sha256,
    Optional<Instant> takenAt,
    Optional<CaptureId> captureId,
    MetadataUpdate metadata,
    Optional<UploadMethod> method) {

  /** Returns the facts of a new promise. */
  public PromisedFacts initialFacts() {
    return new PromisedFacts(
        type.orElse(PhotoType.OTHER),
        originalFilename.orElse(""),
        contentType.or(() -> ImageFormat.ofExtension(extension)).orElseThrow().contentType(),
        fileSize,
        sha256,
        takenAt,
        captureId,
        metadata.initial(),
        method.orElse(UploadMethod.POST));
  }

  /** Returns the facts of a promise after this request. */
  public PromisedFacts over(PromisedFacts before) {
    return new PromisedFacts(
        type.orElse(before.type()),
        originalFilename.orElse(before.originalFilename()),
        contentType.map(ImageFormat::contentType).orElse(before.contentType()),
        fileSize.or(before::fileSize),
        sha256.or(before::sha256),
        takenAt.or(before::takenAt),
        captureId.or(before::captureId),
        metadata.mergedInto(before.metadata()),
        method.orElse(before.method()));
  }
}
