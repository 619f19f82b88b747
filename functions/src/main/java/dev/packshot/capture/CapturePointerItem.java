package dev.packshot.capture;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item that names the session of a capture, so that a capture is found by its id alone. */
public final class CapturePointerItem {
  /** The start of every pointer's partition key. */
  public static final String PARTITION_PREFIX = "CAPTURE#";

  private static final String SORT = "SESSION";
  private static final String SESSION_ID = "session_id";

  private CapturePointerItem() {}

  public static Key key(CaptureId capture) {
    return new Key(PARTITION_PREFIX + capture, SORT);
  }

  static Map<String, AttributeValue> write(CaptureAddress address) {
    var item = key(address.captureId()).item();
    item.put(SESSION_ID, Values.text(address.sessionId().toString()));
    return item;
  }

  static SessionId sessionId(Map<String, AttributeValue> item) {
    return SessionId.parse(Values.text(item, SESSION_ID)).orElseThrow();
  }
}
