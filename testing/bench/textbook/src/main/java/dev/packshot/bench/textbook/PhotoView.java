package dev.packshot.bench.textbook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/** A photo as it appears in responses. */
@JsonNaming(SnakeCaseStrategy.class)
public record PhotoView(
    String shortId,
    String photoType,
    String s3Key,
    String originalFilename,
    Long sortOrder,
    String created,
    String takenAt,
    Map<String, String> metadata,
    Long fileSize,
    String captureShortId,
    String uploadStatus,
    String rejectionReason,
    String contentType,
    Long width,
    Long height,
    String sha256,
    String duplicateOf,
    Map<String, String> urls) {

  static PhotoView of(Item item, Map<String, String> urls) {
    return new PhotoView(
        item.text("photo_id"),
        item.text("photo_type"),
        item.text("s3_key"),
        item.text("original_filename"),
        item.number("sort_order"),
        item.time("created_at"),
        item.time("taken_at"),
        item.texts("metadata"),
        item.number("file_size"),
        item.text("capture_id"),
        item.text("upload_status"),
        item.text("rejection_reason"),
        item.text("content_type"),
        item.number("width"),
        item.number("height"),
        item.text("sha256"),
        item.text("duplicate_of"),
        urls);
  }
}
