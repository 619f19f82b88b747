package dev.packshot.session;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Requirement;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A session's item. Its photos and captures precede it in the same partition. */
public final class SessionItem {
  /** The sort key. It follows those of the session's photos and captures. */
  public static final String SORT = "SESSION";

  private static final String ID = "session_id";
  private static final String ORGANIZATION = "organization_id";
  private static final String STATUS = "session_status";
  private static final String CAPTURE_MODE = "capture_mode";
  private static final String CREATED_AT = "created_at";
  private static final String MODIFIED_AT = "modified_at";
  private static final String METADATA = "metadata";
  private static final String USER_AGENT = "user_agent";
  private static final String DEVICE_CONTEXT = "device_context";
  private static final String UPLOAD_SEAL = "upload_seal";
  private static final String CAPTURE_COUNT = "capture_count";
  private static final String PHOTO_COUNT = "photo_count";
  private static final String PROMISE_COUNT = "promise_count";

  private static final String REORDERED = "reordered";

  private static final String IS_ACTIVE =
      STATUS + " = :active AND " + MODIFIED_AT + " > :idleSince";

  private SessionItem() {}

  public static Key key(SessionId id) {
    return new Key(SessionPartition.of(id), SORT);
  }

  static Map<String, AttributeValue> write(Session session) {
    var item = key(session.id()).item();
    item.put(ID, Values.text(session.id().toString()));
    item.put(ORGANIZATION, Values.text(session.organizationId().toString()));
    item.put(STATUS, Values.text(session.status().name()));
    item.put(CAPTURE_MODE, Values.text(session.details().captureMode().value()));
    item.put(CREATED_AT, Values.time(session.createdAt()));
    item.put(MODIFIED_AT, Values.time(session.modifiedAt()));
    item.put(METADATA, Values.texts(session.details().metadata()));
    item.put(USER_AGENT, Values.text(session.details().userAgent()));
    item.put(DEVICE_CONTEXT, Values.text(session.details().deviceContext()));
    session.seal().ifPresent(seal -> item.put(UPLOAD_SEAL, Values.text(seal.secret())));
    item.put(CAPTURE_COUNT, Values.number(session.captureCount()));
    item.put(PHOTO_COUNT, Values.number(session.photoCount()));
    SessionIndex.write(item, session.status(), session.organizationId(), session.id());
    return item;
  }

  /** Reads a session from its item. */
  public static Session read(Map<String, AttributeValue> item, IdleLimit limit) {
    return new Session(
        SessionId.parse(Values.text(item, ID)).orElseThrow(),
        OrganizationId.parse(Values.text(item, ORGANIZATION)).orElseThrow(),
        SessionStatus.valueOf(Values.text(item, STATUS)),
        Values.time(item, CREATED_AT),
        Values.time(item, MODIFIED_AT),
        new SessionDetails(
            CaptureMode.find(Values.text(item, CAPTURE_MODE)).orElseThrow(),
            Values.texts(item, METADATA),
            Values.text(item, USER_AGENT),
            Values.text(item, DEVICE_CONTEXT)),
        Values.findText(item, UPLOAD_SEAL).map(UploadSeal::new),
        Values.number(item, CAPTURE_COUNT),
        Values.number(item, PHOTO_COUNT),
        Values.findNumber(item, PROMISE_COUNT).orElse(0L),
        item.containsKey(REORDERED),
        limit);
  }

  /** Increments the number of photos if the session exists, is not full and is active. */
  public static Update countPhotoWhileActive(SessionId id, Instant at, IdleLimit limit) {
    return countPhoto(id, "SET " + MODIFIED_AT + " = :now ")
        .onlyIf(IS_ACTIVE, isActiveValues(at, limit))
        .onlyIf(
            PHOTO_COUNT + " < :max",
            Map.of(":max", Values.number(Session.MAX_PHOTOS), ":now", Values.time(at)));
  }

  /** Decrements the number of photos if the session exists. */
  public static Update uncountPhoto(SessionId id) {
    return Update.of(
        key(id),
        "ADD " + PHOTO_COUNT + " :minusOne",
        "attribute_exists(" + PHOTO_COUNT + ")",
        Map.of(":minusOne", Values.number(-1)));
  }

  /** Requires a session to exist with its stored status. */
  static Requirement requireStatus(Session session) {
    return new Requirement(
        key(session.id()),
        STATUS + " = :status",
        Map.of(":status", Values.text(session.status().name())));
  }

  /** Requires a session to exist. */
  public static Requirement requireExisting(SessionId id) {
    return new Requirement(key(id), "attribute_exists(" + PHOTO_COUNT + ")", Map.of());
  }

  /**
   * Increments the number of photos if the session exists, is not full and is not active. It does
   * not become active by that.
   */
  public static Update countPhotoAfterEnd(SessionId id, Instant at, IdleLimit limit) {
    return countPhoto(id, "")
        .onlyIf("NOT (" + IS_ACTIVE + ")", isActiveValues(at, limit))
        .onlyIf(PHOTO_COUNT + " < :max", Map.of(":max", Values.number(Session.MAX_PHOTOS)));
  }

  /** Increments the number of captures if the session exists, is not full and is active. */
  public static Update countCaptureWhileActive(SessionId id, Instant at, IdleLimit limit) {
    return Update.of(
            key(id),
            "SET " + MODIFIED_AT + " = :now ADD " + CAPTURE_COUNT + " :one",
            Condition.EXISTS,
            Map.of(":one", Values.number(1), ":now", Values.time(at)))
        .onlyIf(IS_ACTIVE, isActiveValues(at, limit))
        .onlyIf(CAPTURE_COUNT + " < :max", Map.of(":max", Values.number(Session.MAX_CAPTURES)));
  }

  /**
   * Increments the number of captures if the session exists and is not full, whether it is active
   * or not. It does not become active by that.
   */
  public static Update countCapture(SessionId id) {
    return Update.of(
        key(id),
        "ADD " + CAPTURE_COUNT + " :one",
        Condition.EXISTS + " AND " + CAPTURE_COUNT + " < :max",
        Map.of(":one", Values.number(1), ":max", Values.number(Session.MAX_CAPTURES)));
  }

  /** Adds to the number of promises if the session exists, is active and gets no more than this. */
  public static Update countPromisesWhileActive(
      SessionId id, int promises, int max, Instant at, IdleLimit limit) {
    return Update.of(
            key(id),
            "SET " + MODIFIED_AT + " = :now ADD " + PROMISE_COUNT + " :new",
            Condition.EXISTS,
            Map.of(":now", Values.time(at), ":new", Values.number(promises)))
        .onlyIf(IS_ACTIVE, isActiveValues(at, limit))
        .onlyIf(
            "(attribute_not_exists(" + PROMISE_COUNT + ") OR " + PROMISE_COUNT + " <= :room)",
            Map.of(":room", Values.number(max - promises)));
  }

  private static Update countPhoto(SessionId id, String change) {
    return Update.of(
        key(id),
        change + "ADD " + PHOTO_COUNT + " :one",
        Condition.EXISTS,
        Map.of(":one", Values.number(1)));
  }

  private static Map<String, AttributeValue> isActiveValues(Instant at, IdleLimit limit) {
    return Map.of(
        ":active", Values.text(SessionStatus.ACTIVE.name()),
        ":idleSince", Values.time(limit.before(at)));
  }

  /** Marks a session as completed if it is active. */
  static Update complete(Session session, Instant at) {
    var completed = SessionStatus.COMPLETED;
    var order = SessionIndex.order(completed, session.organizationId(), session.id());
    return Update.of(
            key(session.id()),
            "SET %s = :completed, %s = :order, %s = :now"
                .formatted(STATUS, SessionIndex.ORDER, MODIFIED_AT),
            Condition.EXISTS,
            Map.of(
                ":completed", Values.text(completed.name()),
                ":order", Values.text(order),
                ":now", Values.time(at)))
        .onlyIf(IS_ACTIVE, isActiveValues(at, session.idleLimit()));
  }

  /** Records that the photos of a session have an order of their own, if the session is active. */
  public static Update reorderWhileActive(SessionId id, Instant at, IdleLimit limit) {
    return Update.of(
            key(id),
            "SET " + REORDERED + " = :true, " + MODIFIED_AT + " = :now",
            Condition.EXISTS,
            Map.of(":true", Values.bool(true), ":now", Values.time(at)))
        .onlyIf(IS_ACTIVE, isActiveValues(at, limit));
  }

  /** Marks a session as expired if it is active and has not changed after that time. */
  static Update expire(SessionIndex.Entry entry, Instant idleSince) {
    var expired = SessionStatus.EXPIRED;
    return Update.of(
        key(entry.session()),
        "SET " + STATUS + " = :expired, " + SessionIndex.ORDER + " = :order",
        STATUS + " = :active AND " + MODIFIED_AT + " <= :idleSince",
        Map.of(
            ":expired", Values.text(expired.name()),
            ":order",
                Values.text(SessionIndex.order(expired, entry.organization(), entry.session())),
            ":active", Values.text(SessionStatus.ACTIVE.name()),
            ":idleSince", Values.time(idleSince)));
  }
}
