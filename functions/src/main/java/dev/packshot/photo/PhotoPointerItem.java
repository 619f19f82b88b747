package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item that names the session of a photo, so that a ready photo is found by its id alone. */
public final class PhotoPointerItem {
  /** The start of every pointer's partition key. */
  public static final String PARTITION_PREFIX = "PHOTO#";

  private static final String SORT = "SESSION";
  private static final String SESSION_ID = "session_id";

  private PhotoPointerItem() {}

  public static Key key(PhotoId photoId) {
    return new Key(PARTITION_PREFIX + photoId, SORT);
  }

  /** Points from a photo to its session; idempotent. */
  public static Update point(PhotoAddress photo) {
    return Update.of(
        key(photo.photoId()),
        "SET " + SESSION_ID + " = :session",
        "",
        Map.of(":session", Values.text(photo.sessionId().toString())));
  }

  static SessionId sessionId(Map<String, AttributeValue> item) {
    return SessionId.parse(Values.text(item, SESSION_ID)).orElseThrow();
  }
}
