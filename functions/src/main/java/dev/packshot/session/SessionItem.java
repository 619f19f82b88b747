package dev.packshot.session;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A session's item; its photos and captures stand before it in the same partition. */
public final class SessionItem {
  /** The sort key, and the last one of what belongs to the session's answer. */
  static final String SORT = "SESSION";

  private static final String ID = "session_id";
  private static final String ORGANIZATION = "organization_id";
  private static final String STATUS = "session_status";
  private static final String CAPTURE_MODE = "capture_mode";
  private static final String CREATED_AT = "created_at";
  private static final String MODIFIED_AT = "modified_at";
  private static final String METADATA = "metadata";
  private static final String USER_AGENT = "user_agent";
  private static final String DEVICE_CONTEXT = "device_context";
  private static final String CAPTURE_COUNT = "capture_count";
  private static final String PHOTO_COUNT = "photo_count";

  private SessionItem() {}

  public static Key key(SessionId id) {
    return new Key("SESSION#" + id, SORT);
  }

  static Map<String, AttributeValue> write(Session session) {
    var item = key(session.id()).item();
    item.put(ID, Values.text(session.id().toString()));
    item.put(ORGANIZATION, Values.text(session.organizationId().toString()));
    item.put(STATUS, Values.text(session.status().name()));
    item.put(CAPTURE_MODE, Values.text(session.captureMode().value()));
    item.put(CREATED_AT, Values.time(session.createdAt()));
    item.put(MODIFIED_AT, Values.time(session.modifiedAt()));
    item.put(METADATA, Values.texts(session.metadata()));
    item.put(USER_AGENT, Values.text(session.userAgent()));
    item.put(DEVICE_CONTEXT, Values.text(session.deviceContext()));
    item.put(CAPTURE_COUNT, Values.number(session.captureCount()));
    item.put(PHOTO_COUNT, Values.number(session.photoCount()));
    SessionIndex.write(item, session.status(), session.organizationId(), session.id());
    return item;
  }

  /** A session's item, read. */
  public static Session read(Map<String, AttributeValue> item) {
    return new Session(
        SessionId.parse(Values.text(item, ID)).orElseThrow(),
        OrganizationId.parse(Values.text(item, ORGANIZATION)).orElseThrow(),
        SessionStatus.valueOf(Values.text(item, STATUS)),
        CaptureMode.find(Values.text(item, CAPTURE_MODE)).orElseThrow(),
        Values.time(item, CREATED_AT),
        Values.time(item, MODIFIED_AT),
        Values.texts(item, METADATA),
        Values.text(item, USER_AGENT),
        Values.text(item, DEVICE_CONTEXT),
        Values.number(item, CAPTURE_COUNT),
        Values.number(item, PHOTO_COUNT));
  }

  /** Counts one photo more, if there is such a session and it has room. */
  public static Update countPhoto(SessionId id, Instant at) {
    return Update.of(
        key(id),
        "SET modified_at = :now ADD photo_count :one",
        "photo_count < :most",
        Map.of(
            ":now", Values.time(at),
            ":one", Values.number(1),
            ":most", Values.number(Session.MAX_PHOTOS)));
  }

  /** The same, if the session also is still active. */
  public static Update countPhotoWhileActive(SessionId id, Instant at) {
    return countPhoto(id, at)
        .onlyIf(
            "session_status = :active AND modified_at > :idleSince",
            Map.of(
                ":active", Values.text(SessionStatus.ACTIVE.name()),
                ":idleSince", Values.time(at.minus(Session.IDLE_LIMIT))));
  }

  /** Marks it as expired, if it is active yet and nothing has changed it since. */
  static Update expire(SessionIndex.Entry entry, Instant idleSince) {
    var expired = SessionStatus.EXPIRED;
    return Update.of(
        key(entry.session()),
        "SET session_status = :expired, " + SessionIndex.ORDER + " = :order",
        "session_status = :active AND modified_at <= :idleSince",
        Map.of(
            ":expired", Values.text(expired.name()),
            ":order",
                Values.text(SessionIndex.order(expired, entry.organization(), entry.session())),
            ":active", Values.text(SessionStatus.ACTIVE.name()),
            ":idleSince", Values.time(idleSince)));
  }
}
