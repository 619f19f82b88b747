package dev.packshot.capture;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.gs1.Gtin;
import dev.packshot.gs1.ScannedCode;
import dev.packshot.id.CaptureId;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.ProductId;
import dev.packshot.id.SessionId;
import dev.packshot.session.SessionPartition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A capture's item in its session's partition. */
public final class CaptureItem {
  /** The start of every capture's sort key. */
  public static final String SORT_PREFIX = "CAPTURE#";

  private static final String STATUS = "capture_status";

  private static final String ID = "capture_id";
  private static final String SESSION_ID = "session_id";
  private static final String ORGANIZATION = "organization_id";
  private static final String TYPE = "capture_type";
  private static final String RAW_VALUE = "raw_value";
  private static final String GTIN = "gtin";
  private static final String ELEMENTS = "gs1_elements";
  private static final String IMAGE_KEY = "image_key";
  private static final String UNREAD = "image_unread";
  private static final String METADATA = "metadata";
  private static final String CREATED_AT = "created_at";
  private static final String ATTEMPT = "look_up_attempt";
  private static final String TRIES = "look_up_tries";
  private static final String MESSAGE = "error_message";
  private static final String PRODUCT_ID = "product_id";
  private static final String PRODUCT_NAME = "product_name";
  private static final String ENDED_AT = "processed_at";

  private CaptureItem() {}

  public static Key key(CaptureAddress address) {
    return key(address.sessionId(), address.captureId());
  }

  public static Key key(SessionId session, CaptureId capture) {
    return new Key(SessionPartition.of(session), SORT_PREFIX + capture);
  }

  static Map<String, AttributeValue> write(Capture capture) {
    var item = key(capture.address()).item();
    item.put(ID, Values.text(capture.address().captureId().toString()));
    item.put(SESSION_ID, Values.text(capture.address().sessionId().toString()));
    item.put(ORGANIZATION, Values.text(capture.address().organizationId().toString()));
    item.put(TYPE, Values.text(capture.scan().type().name()));
    item.put(RAW_VALUE, Values.text(capture.scan().rawValue()));
    capture.scan().gtin().ifPresent(gtin -> item.put(GTIN, Values.text(gtin.digits())));
    item.put(ELEMENTS, Values.texts(capture.scan().elements()));
    capture.scan().imageKey().ifPresent(key -> item.put(IMAGE_KEY, Values.text(key)));
    if (capture.scan().isUnread()) {
      item.put(UNREAD, Values.bool(true));
    }
    item.put(METADATA, Values.texts(capture.metadata()));
    item.put(CREATED_AT, Values.time(capture.createdAt()));
    item.put(STATUS, Values.text(capture.status().name()));
    item.put(ATTEMPT, Values.number(capture.lookUp().attempt()));
    CaptureIndex.add(item, capture.address());
    return item;
  }

  /** Returns whether an item of a session is a capture. */
  public static boolean isCapture(Map<String, AttributeValue> item) {
    return Values.text(item, Key.SORT).startsWith(SORT_PREFIX);
  }

  /** Reads a capture's id from its item. */
  public static CaptureId id(Map<String, AttributeValue> item) {
    return CaptureId.parse(Values.text(item, ID)).orElseThrow();
  }

  /** Reads a capture from its item. */
  public static Capture read(Map<String, AttributeValue> item) {
    return new Capture(
        new CaptureAddress(
            SessionId.parse(Values.text(item, SESSION_ID)).orElseThrow(),
            OrganizationId.parse(Values.text(item, ORGANIZATION)).orElseThrow(),
            CaptureId.parse(Values.text(item, ID)).orElseThrow()),
        new Scan(
            CaptureType.find(Values.text(item, TYPE)).orElseThrow(),
            Values.text(item, RAW_VALUE),
            Values.findText(item, GTIN).flatMap(Gtin::parse),
            Values.texts(item, ELEMENTS),
            Values.findText(item, IMAGE_KEY),
            item.containsKey(UNREAD) && !item.containsKey(GTIN)),
        readLookUp(item),
        Values.texts(item, METADATA),
        Values.time(item, CREATED_AT));
  }

  private static LookUp readLookUp(Map<String, AttributeValue> item) {
    var productId = Values.findText(item, PRODUCT_ID).flatMap(ProductId::parse);
    return new LookUp(
        CaptureStatus.valueOf(Values.text(item, STATUS)),
        Values.number(item, ATTEMPT),
        item.containsKey(TRIES) ? Values.number(item, TRIES) : 0,
        Values.findText(item, MESSAGE),
        Values.findText(item, PRODUCT_NAME).map(name -> new KnownProduct(productId, name)),
        Values.findTime(item, ENDED_AT));
  }

  /** Marks the look-up as under way if it is open, by this or by an interrupted attempt. */
  static Update startLookUp(Key key) {
    return Update.of(
        key,
        "SET " + STATUS + " = :lookingUp",
        STATUS + " IN (:pending, :lookingUp)",
        Map.of(
            ":pending", status(CaptureStatus.PENDING),
            ":lookingUp", status(CaptureStatus.LOOKING_UP)));
  }

  /** Writes the end of a look-up if it is this one that is under way. */
  static Update endLookUp(Capture capture, LookUp ended) {
    var expression = new Expression();
    expression.set(STATUS, status(ended.status()));
    ended.endedAt().ifPresent(at -> expression.set(ENDED_AT, Values.time(at)));
    setOrRemove(expression, MESSAGE, ended.message());
    setOrRemove(expression, PRODUCT_NAME, ended.product().map(KnownProduct::name));
    setOrRemove(
        expression, PRODUCT_ID, ended.product().flatMap(KnownProduct::id).map(ProductId::toString));
    CaptureIndex.remove(expression);
    return ifUnderWay(expression, capture, CaptureStatus.LOOKING_UP);
  }

  /** Leaves a look-up open until later if it is this one that is under way. */
  static Update postpone(Capture capture, Instant until) {
    var expression = new Expression();
    expression.set(TRIES, Values.number(capture.lookUp().tries() + 1));
    CaptureIndex.postpone(expression, capture.address(), until);
    return ifUnderWay(expression, capture, CaptureStatus.LOOKING_UP);
  }

  /** Starts another look-up if the last one is still the one of this capture. */
  static Update retry(Capture capture) {
    var expression = new Expression();
    startAgain(expression, capture);
    return ifUnderWay(expression, capture, capture.status());
  }

  private static void startAgain(Expression expression, Capture capture) {
    expression.set(STATUS, status(CaptureStatus.PENDING));
    expression.set(ATTEMPT, Values.number(capture.lookUp().attempt() + 1));
    expression.remove(TRIES);
    expression.remove(MESSAGE);
    expression.remove(ENDED_AT);
    CaptureIndex.add(expression, capture.address());
  }

  /** Adds the code that a picture shows to a capture without a number, and looks it up. */
  static Update addCode(Capture capture, ScannedCode code) {
    var expression = new Expression();
    expression.set(GTIN, Values.text(code.gtin().orElseThrow().digits()));
    if (capture.scan().elements().isEmpty()) {
      expression.set(ELEMENTS, Values.texts(code.elements()));
    }
    startAgain(expression, capture);
    return expression.toUpdate(
        key(capture.address()),
        "attribute_not_exists("
            + GTIN
            + ") AND "
            + expression.name(ATTEMPT)
            + " = "
            + expression.value(Values.number(capture.lookUp().attempt())));
  }

  /** Adds what a picture shows, if anything, and looks it up, if it is this look-up's picture. */
  static Update addPicture(Capture capture, Optional<PictureCode> code) {
    var expression = new Expression();
    expression.remove(UNREAD);
    code.ifPresent(found -> add(expression, capture.scan(), found));
    startAgain(expression, capture);
    return ifUnderWay(expression, capture, CaptureStatus.LOOKING_UP);
  }

  private static void add(Expression expression, Scan scan, PictureCode code) {
    if (scan.rawValue().isEmpty()) {
      expression.set(RAW_VALUE, Values.text(code.text()));
    }
    if (scan.elements().isEmpty()) {
      expression.set(ELEMENTS, Values.texts(code.meaning().elements()));
    }
    code.meaning().gtin().ifPresent(gtin -> expression.set(GTIN, Values.text(gtin.digits())));
  }

  private static Update ifUnderWay(Expression expression, Capture capture, CaptureStatus status) {
    var condition =
        expression.name(STATUS)
            + " = "
            + expression.value(status(status))
            + " AND "
            + expression.name(ATTEMPT)
            + " = "
            + expression.value(Values.number(capture.lookUp().attempt()));
    return expression.toUpdate(key(capture.address()), condition);
  }

  private static void setOrRemove(Expression expression, String name, Optional<String> value) {
    value.ifPresentOrElse(
        text -> expression.set(name, Values.text(text)), () -> expression.remove(name));
  }

  private static AttributeValue status(CaptureStatus status) {
    return Values.text(status.name());
  }
}
