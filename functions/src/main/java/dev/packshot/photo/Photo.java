package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.imaging.Quality;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.store.ObjectVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A photo of a session.
 *
 * @param claimedSize the size in bytes that the client gave at registration
 * @param object the object in S3; empty until it has been judged
 * @param barcodes the codes that were read from the object if the photo was one of a barcode
 * @param fileMissingSince when the file of a ready photo was found to be missing, if it is
 * @param isBeyondLimit whether the photo arrived when its session was full, and so is not counted
 * @param edits of the file that is shown
 */
public record Photo(
    PhotoAddress address,
    PhotoDetails details,
    long sortOrder,
    Optional<Long> claimedSize,
    Optional<JudgedObject> object,
    List<Barcode> barcodes,
    Optional<Instant> fileMissingSince,
    boolean isBeyondLimit,
    Edits<Renditions> edits) {

  /** The maximum length of a client's file name in characters. */
  public static final int MAX_FILENAME = 255;

  /** The order of a session's photos. */
  public static final Comparator<Photo> ORDER =
      Comparator.comparingLong(Photo::sortOrder)
          .thenComparing(photo -> photo.address().photoId().toString());

  /** The order in which photos were taken. Those without a time come last, in their order. */
  public static final Comparator<Photo> BY_TIME_TAKEN =
      Comparator.comparing((Photo photo) -> photo.takenAt().orElse(Instant.MAX))
          .thenComparing(ORDER);

  public UploadStatus status() {
    return object.map(JudgedObject::status).orElse(UploadStatus.PENDING);
  }

  public boolean isReady() {
    return status() == UploadStatus.READY;
  }

  /** Returns whether the photo is ready, but its file was removed from the bucket. */
  public boolean isFileMissing() {
    return isReady() && fileMissingSince.isPresent();
  }

  /** Returns whether the photo is ready and its file is in the bucket. */
  public boolean hasFile() {
    return isReady() && fileMissingSince.isEmpty();
  }

  public boolean isRegistered() {
    return details.isRegistered();
  }

  public Optional<String> contentType() {
    return object.map(it -> it.facts().contentType());
  }

  public Optional<String> sha256() {
    return object.map(it -> it.facts().sha256());
  }

  public Optional<Dimensions> dimensions() {
    return object.flatMap(JudgedObject::dimensions);
  }

  public Optional<Renditions> renditions() {
    return object.flatMap(JudgedObject::renditions);
  }

  /** Returns the time at which the photo was taken: from its client, or else from its file. */
  private Optional<Instant> takenAt() {
    return details.takenAt().or(() -> object.flatMap(JudgedObject::takenAt));
  }

  /** Returns the photo at another position of its session. */
  Photo at(long position) {
    return new Photo(
        address,
        details,
        position,
        claimedSize,
        object,
        barcodes,
        fileMissingSince,
        isBeyondLimit,
        edits);
  }

  public Optional<Quality> quality() {
    return object.flatMap(JudgedObject::quality);
  }

  /** Returns the smaller pictures that are shown: those of an edit, or else those of the file. */
  private Optional<Renditions> shownRenditions() {
    return edits.shown().map(Edits.Shown::pictures).or(this::renditions);
  }

  private Optional<QualityReport> qualityReport() {
    return edits.shown().map(Edits.Shown::report).or(this::qualityOfFile);
  }

  private Optional<QualityReport> qualityOfFile() {
    return quality()
        .map(
            measured -> {
              var size = dimensions().orElseThrow();
              return new QualityReport(measured, Math.max(size.width(), size.height()));
            });
  }

  /** Returns the photo without metadata, for a response that has no room for it. */
  public Photo withoutMetadata() {
    return new Photo(
        address,
        details.withoutMetadata(),
        sortOrder,
        claimedSize,
        object,
        barcodes,
        fileMissingSince,
        isBeyondLimit,
        edits);
  }

  /** Returns the object with the bytes that were judged. */
  public ObjectVersion judgedVersion() {
    return object.orElseThrow().facts().of(address.s3Key());
  }

  /** Returns the true type of the file if it is not the one that the file was uploaded as. */
  private Optional<String> correctedType() {
    var announced = PhotoKey.parse(address.s3Key()).map(PhotoKey::contentType);
    return contentType().filter(type -> !announced.equals(Optional.of(type)));
  }

  /** Returns the ready photo as a duplicate of another one, or of none. */
  public Photo asDuplicateOf(Optional<PhotoId> first) {
    var shown = object.map(it -> it.asDuplicateOf(first));
    return new Photo(
        address,
        details,
        sortOrder,
        claimedSize,
        shown,
        barcodes,
        fileMissingSince,
        isBeyondLimit,
        edits);
  }

  /** Writes the fields that the API shows. */
  public void write(JsonWriter json, PhotoUrls urls) {
    json.field("short_id", address.photoId().toString())
        .field("photo_type", details.type().value())
        .field("s3_key", address.s3Key())
        .field("original_filename", details.originalFilename())
        .field("sort_order", sortOrder)
        .field("created", details.createdAt())
        .field("taken_at", takenAt().map(time -> time.truncatedTo(ChronoUnit.SECONDS)))
        .field("metadata", details.metadata())
        .field("file_size", object.map(it -> it.facts().size()).or(() -> claimedSize))
        .field("capture_short_id", details.captureId())
        .field("upload_status", status().value())
        .field("rejection_reason", object.flatMap(JudgedObject::rejectionReason))
        .field("content_type", contentType())
        .field("width", dimensions().map(Dimensions::width))
        .field("height", dimensions().map(Dimensions::height))
        .field("sha256", sha256())
        .field("duplicate_of", object.flatMap(JudgedObject::duplicateOf).map(PhotoId::toString))
        .array("barcodes", barcodes, (code, barcode) -> barcode.write(code))
        .object("urls", addresses -> writeUrls(addresses, urls));
    qualityReport().ifPresent(report -> report.write(json));
    edits.write(json);
    urls.end(address.photoId()).ifPresent(end -> json.field("file_expires", end));
    fileMissingSince
        .filter(since -> isReady())
        .ifPresent(since -> json.field("file_missing_since", since));
  }

  private void writeUrls(JsonWriter json, PhotoUrls urls) {
    if (hasFile()) {
      urls.write(
          json,
          address.photoId(),
          new PhotoObjects(address, judgedVersion(), correctedType(), shownRenditions()));
    }
  }
}
