package dev.packshot.bench.textbook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/** A session with its photos as it appears in responses. */
@JsonNaming(SnakeCaseStrategy.class)
public record SessionDetail(
    String shortId,
    String status,
    String captureMode,
    String created,
    String modified,
    Map<String, String> metadata,
    List<Object> captures,
    List<PhotoView> productPhotos) {

  static SessionDetail of(Item session, List<PhotoView> photos) {
    return new SessionDetail(
        session.text("session_id"),
        session.text("session_status"),
        session.text("capture_mode"),
        session.time("created_at"),
        session.time("modified_at"),
        session.texts("metadata"),
        List.of(),
        photos);
  }
}
