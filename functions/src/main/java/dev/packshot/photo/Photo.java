package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.json.JsonWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One photo of a session, as it stands.
 *
 * @param fileSize in bytes: the client's claim until the object was judged, then the object's own
 * @param isRegistered whether a client has registered it; if not, its upload event made it
 * @param isBeyondLimit whether it arrived when its session was full, and so is not counted
 */
public record Photo(
    PhotoAddress address,
    PhotoType type,
    String originalFilename,
    long sortOrder,
    Instant createdAt,
    Map<String, String> metadata,
    Optional<Long> fileSize,
    Optional<CaptureId> captureId,
    UploadStatus status,
    Optional<String> rejectionReason,
    Optional<String> contentType,
    Optional<Long> width,
    Optional<Long> height,
    Optional<String> sha256,
    Optional<PhotoId> duplicateOf,
    Optional<Renditions> renditions,
    boolean isRegistered,
    boolean isBeyondLimit) {

  /** Characters that the name of a client's file has at the most. */
  public static final int MAX_FILENAME = 255;

  /** The order in which a session shows its photos. */
  public static final Comparator<Photo> ORDER =
      Comparator.comparingLong(Photo::sortOrder)
          .thenComparing(photo -> photo.address().photoId().toString());

  /** Writes the photo's fields as the API shows them. */
  public void write(JsonWriter json, PhotoUrls urls) {
    json.field("short_id", address.photoId().toString())
        .field("photo_type", type.value())
        .field("s3_key", address.s3Key())
        .field("original_filename", originalFilename)
        .field("sort_order", sortOrder)
        .field("created", createdAt)
        .field("metadata", metadata)
        .field("file_size", fileSize)
        .field("capture_short_id", captureId)
        .field("upload_status", status.value())
        .field("rejection_reason", rejectionReason)
        .field("content_type", contentType)
        .field("width", width)
        .field("height", height)
        .field("sha256", sha256)
        .field("duplicate_of", duplicateOf)
        .object("urls", addresses -> urls.write(addresses, this));
  }
}
