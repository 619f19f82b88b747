package dev.packshot.ledger;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.session.SessionPartition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A promise's item in its session's partition. It sorts after the session's item, where a query of
 * the session ends, and DynamoDB deletes it by its time to live.
 */
public final class PromiseItem {
  /** The start of every promise's sort key. */
  public static final String SORT_PREFIX = "UPLOAD#";

  private static final String S3_KEY = "s3_key";
  private static final String TYPE = "photo_type";
  private static final String ORIGINAL_FILENAME = "original_filename";
  private static final String CONTENT_TYPE = "content_type";
  private static final String FILE_SIZE = "file_size";
  private static final String SHA256 = "sha256";
  private static final String TAKEN_AT = "taken_at";
  private static final String CAPTURE_ID = "capture_id";
  private static final String METADATA = "metadata";
  private static final String METHOD = "upload_method";
  private static final String PROMISED_AT = "promised_at";
  private static final String RENEWED_AT = "renewed_at";
  private static final String CHANGED = "changed";
  private static final String DUPLICATE_OF = "duplicate_of";

  private PromiseItem() {}

  static Key key(SessionId sessionId, String clientId) {
    return new Key(SessionPartition.of(sessionId), SORT_PREFIX + clientId);
  }

  private static Key key(Promise promise) {
    return key(promise.address().sessionId(), promise.clientId());
  }

  static Map<String, AttributeValue> write(Promise promise) {
    var item = key(promise).item();
    item.put(S3_KEY, Values.text(promise.key().text()));
    item.put(PROMISED_AT, Values.time(promise.promisedAt()));
    item.putAll(changing(promise));
    return item;
  }

  /** Returns the attributes that a later promise under the same name may change. */
  private static Map<String, AttributeValue> changing(Promise promise) {
    var facts = promise.facts();
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(TYPE, Values.text(facts.type().value()));
    attributes.put(ORIGINAL_FILENAME, Values.text(facts.originalFilename()));
    attributes.put(CONTENT_TYPE, Values.text(facts.contentType()));
    attributes.put(METADATA, Values.texts(facts.metadata()));
    attributes.put(METHOD, Values.text(facts.method().name()));
    attributes.put(RENEWED_AT, Values.time(promise.renewedAt()));
    attributes.put(Key.TIME_TO_LIVE, Values.number(promise.endsAt().getEpochSecond()));
    put(attributes, FILE_SIZE, facts.fileSize().map(Values::number));
    put(attributes, SHA256, facts.sha256().map(Values::text));
    put(attributes, TAKEN_AT, facts.takenAt().map(Values::time));
    put(attributes, CAPTURE_ID, facts.captureId().map(id -> Values.text(id.toString())));
    if (promise.isChanged()) {
      attributes.put(CHANGED, Values.bool(true));
    }
    put(attributes, DUPLICATE_OF, promise.duplicateOf().map(id -> Values.text(id.toString())));
    return attributes;
  }

  /** Records a new form, unless a later one is recorded. */
  static Update renew(Promise promise) {
    return new Update(
        key(promise),
        "SET " + RENEWED_AT + " = :now, #ttl = :end",
        Condition.EXISTS + " AND " + RENEWED_AT + " < :now",
        Map.of("#ttl", Key.TIME_TO_LIVE),
        Map.of(
            ":now", Values.time(promise.renewedAt()),
            ":end", Values.number(promise.endsAt().getEpochSecond())));
  }

  /** Replaces the photo that has the bytes of a promise, unless it has changed. */
  static Update passOn(Promise promise, PhotoId from, Optional<PhotoId> to) {
    var expression = new Expression();
    to.ifPresentOrElse(
        id -> expression.set(DUPLICATE_OF, Values.text(id.toString())),
        () -> expression.remove(DUPLICATE_OF));
    var isFrom =
        expression.name(DUPLICATE_OF) + " = " + expression.value(Values.text(from.toString()));
    return expression.toUpdate(key(promise), isFrom);
  }

  /** Replaces a promise, unless it has changed in the meantime. */
  static Update replace(Promise before, Promise after) {
    var expression = new Expression();
    var attributes = changing(after);
    attributes.forEach(expression::set);
    changing(before).keySet().stream()
        .filter(name -> !attributes.containsKey(name))
        .forEach(expression::remove);
    return expression.toUpdate(
        key(after),
        Condition.EXISTS
            + " AND "
            + expression.name(RENEWED_AT)
            + " = "
            + expression.value(Values.time(before.renewedAt())));
  }

  static boolean isPromise(Map<String, AttributeValue> item) {
    return Values.text(item, Key.SORT).startsWith(SORT_PREFIX);
  }

  static Promise read(Map<String, AttributeValue> item) {
    return new Promise(
        PhotoKey.parse(Values.text(item, S3_KEY)).orElseThrow(),
        Values.text(item, Key.SORT).substring(SORT_PREFIX.length()),
        new PromisedFacts(
            PhotoType.find(Values.text(item, TYPE)).orElseThrow(),
            Values.text(item, ORIGINAL_FILENAME),
            Values.text(item, CONTENT_TYPE),
            Values.findNumber(item, FILE_SIZE),
            Values.findText(item, SHA256),
            Values.findTime(item, TAKEN_AT),
            Values.findText(item, CAPTURE_ID).flatMap(CaptureId::parse),
            Values.texts(item, METADATA),
            UploadMethod.valueOf(Values.text(item, METHOD))),
        Values.time(item, PROMISED_AT),
        Values.time(item, RENEWED_AT),
        item.containsKey(CHANGED),
        Values.findText(item, DUPLICATE_OF).flatMap(PhotoId::parse));
  }

  private static void put(
      Map<String, AttributeValue> attributes, String name, Optional<AttributeValue> value) {
    value.ifPresent(present -> attributes.put(name, present));
  }
}
