package dev.packshot.photo;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataMerge;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.JudgedObject.Verdict;
import dev.packshot.session.SessionPartition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A photo's item in its session's partition. The registration writes some of its attributes and the
 * upload event writes the others, so that either may come first.
 */
public final class PhotoItem {
  /** The start of every photo's sort key. */
  public static final String SORT_PREFIX = "PHOTO#";

  private static final String ID = "photo_id";
  private static final String SESSION_ID = "session_id";
  private static final String S3_KEY = "s3_key";
  private static final String TYPE = "photo_type";
  private static final String ORIGINAL_FILENAME = "original_filename";
  private static final String SORT_ORDER = "sort_order";
  private static final String CREATED_AT = "created_at";
  private static final String REGISTERED_AT = "registered_at";
  private static final String CLASSIFIED = "classified";
  private static final String METADATA = "metadata";
  private static final String FILE_SIZE = "file_size";
  private static final String CAPTURE_ID = "capture_id";
  private static final String STATUS = "upload_status";
  private static final String REJECTION_REASON = "rejection_reason";
  private static final String CONTENT_TYPE = "content_type";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String SHA256 = "sha256";
  private static final String DUPLICATE_OF = "duplicate_of";
  private static final String RENDITIONS = "renditions";
  private static final String REPLACED = "replaced_renditions";
  private static final String ETAG = "etag";
  private static final String VERSION = "version_id";
  private static final String SEQUENCER = "sequencer";
  private static final String BEYOND_LIMIT = "beyond_limit";

  private PhotoItem() {}

  public static Key key(PhotoAddress address) {
    return key(address.sessionId(), address.photoId());
  }

  public static Key key(SessionId sessionId, PhotoId photoId) {
    return new Key(SessionPartition.of(sessionId), SORT_PREFIX + photoId);
  }

  /** Returns the item of a photo that is registered before its object has been judged. */
  public static Map<String, AttributeValue> register(Registration registration) {
    var item = newItem(registration.address());
    item.put(STATUS, Values.text(UploadStatus.PENDING.value()));
    item.put(TYPE, Values.text(registration.type().orElse(registration.key().type()).value()));
    item.put(ORIGINAL_FILENAME, Values.text(registration.originalFilename().orElse("")));
    item.put(METADATA, Values.texts(registration.metadata()));
    item.put(CREATED_AT, Values.time(registration.at()));
    item.put(REGISTERED_AT, Values.time(registration.at()));
    put(item, FILE_SIZE, registration.fileSize().map(Values::number));
    put(item, CAPTURE_ID, registration.captureId().map(id -> Values.text(id.toString())));
    return item;
  }

  /**
   * Adds the registration to a photo that its upload event has created. What a client has
   * classified since then stays. The condition fails if that changes at the same time.
   */
  static Update registerAdopted(Registration registration, Map<String, AttributeValue> present) {
    boolean isClassified = present.containsKey(CLASSIFIED);
    var expression = new Expression();
    expression.set(REGISTERED_AT, Values.time(registration.at()));
    registration
        .originalFilename()
        .ifPresent(name -> expression.set(ORIGINAL_FILENAME, Values.text(name)));
    registration
        .captureId()
        .ifPresent(id -> expression.set(CAPTURE_ID, Values.text(id.toString())));
    registration
        .type()
        .filter(type -> !isClassified)
        .ifPresent(type -> expression.set(TYPE, Values.text(type.value())));
    var sameMetadata =
        MetadataMerge.of(newEntries(registration, present), metadata(present))
            .addTo(expression, METADATA);
    return expression.toUpdate(
        key(registration.address()),
        Condition.EXISTS
            + " AND attribute_not_exists("
            + REGISTERED_AT
            + ") AND "
            + (isClassified ? "attribute_exists(" : "attribute_not_exists(")
            + CLASSIFIED
            + ")"
            + sameMetadata);
  }

  /** Returns the metadata of a registration that a photo does not have yet. */
  static MetadataUpdate newEntries(Registration registration, Map<String, AttributeValue> present) {
    var entries = new HashMap<>(registration.metadata());
    entries.keySet().removeAll(metadata(present).keySet());
    return new MetadataUpdate(false, entries);
  }

  /** Returns the item of a photo that is not registered; its type is the one in its key. */
  public static Map<String, AttributeValue> adopt(
      PhotoAddress address, PhotoType type, JudgedObject object, Instant at) {
    var item = newItem(address);
    item.put(TYPE, Values.text(type.value()));
    item.put(ORIGINAL_FILENAME, Values.text(""));
    item.put(CREATED_AT, Values.time(at));
    item.put(METADATA, Values.texts(Map.of()));
    item.putAll(verdictAttributes(object));
    return item;
  }

  /** Returns the item of a photo that is shown but not counted, since its session is full. */
  public static Map<String, AttributeValue> adoptBeyondLimit(
      PhotoAddress address, PhotoType type, JudgedObject object, Instant at) {
    var item = adopt(address, type, object, at);
    item.put(BEYOND_LIMIT, Values.bool(true));
    return item;
  }

  /**
   * Writes the verdict on an existing photo, except on a photo beyond its session's limit or one
   * for which this object or a later one has been judged. A rejected object does not replace a
   * ready one whose version can be shown again.
   */
  public static Update judge(PhotoAddress address, JudgedObject object) {
    var expression = new Expression();
    var attributes = verdictAttributes(object);
    attributes.forEach(expression::set);
    expression.append(REPLACED, RENDITIONS);
    for (var name :
        new String[] {REJECTION_REASON, WIDTH, HEIGHT, DUPLICATE_OF, RENDITIONS, VERSION}) {
      if (!attributes.containsKey(name)) {
        expression.remove(name);
      }
    }
    var update = expression.toUpdate(key(address), Condition.EXISTS);
    if (object.ready().isEmpty()) {
      update =
          update.onlyIf(
              "(" + STATUS + " <> :ready OR attribute_not_exists(" + VERSION + "))",
              Map.of(":ready", Values.text(UploadStatus.READY.value())));
    }
    return update.onlyIf(
        "attribute_not_exists("
            + BEYOND_LIMIT
            + ") AND (attribute_not_exists("
            + SEQUENCER
            + ") OR "
            + SEQUENCER
            + " < :newSequencer OR ("
            + SEQUENCER
            + " = :newSequencer AND "
            + ETAG
            + " <> :newEtag))",
        Map.of(
            ":newSequencer", Values.text(object.facts().sequencer()),
            ":newEtag", Values.text(object.facts().eTag())));
  }

  /** Changes the type and the metadata of a photo if the metadata does not get too many keys. */
  static Update classify(Key key, PhotoType type, MetadataMerge merge) {
    var expression = new Expression();
    expression.set(TYPE, Values.text(type.value()));
    expression.set(CLASSIFIED, Values.bool(true));
    var limit = merge.addTo(expression, METADATA);
    return expression.toUpdate(key, Condition.EXISTS + limit);
  }

  /** Reads the renditions that the photo shows. */
  public static Optional<Renditions> renditions(Map<String, AttributeValue> item) {
    return RenditionsItem.read(item, RENDITIONS).stream().findFirst();
  }

  /** Reads the renditions that verdicts have replaced and that may still exist. */
  public static List<Renditions> replacedRenditions(Map<String, AttributeValue> item) {
    return RenditionsItem.read(item, REPLACED);
  }

  /** Forgets renditions that were replaced, unless there are others by now. */
  static Update forgetReplaced(PhotoAddress address, List<Renditions> replaced) {
    return Update.of(
        key(address),
        "REMOVE " + REPLACED,
        REPLACED + " = :replaced",
        Map.of(":replaced", RenditionsItem.write(replaced)));
  }

  /** Reads a photo from its item. */
  public static Photo read(Map<String, AttributeValue> item) {
    return new Photo(
        new PhotoAddress(
            SessionId.parse(Values.text(item, SESSION_ID)).orElseThrow(),
            PhotoId.parse(Values.text(item, ID)).orElseThrow(),
            Values.text(item, S3_KEY)),
        new PhotoDetails(
            PhotoType.find(Values.text(item, TYPE)).orElseThrow(),
            Values.text(item, ORIGINAL_FILENAME),
            Values.time(item, CREATED_AT),
            metadata(item),
            Values.findText(item, CAPTURE_ID).flatMap(CaptureId::parse),
            item.containsKey(REGISTERED_AT)),
        Values.number(item, SORT_ORDER),
        Values.findNumber(item, FILE_SIZE),
        isJudged(item) ? Optional.of(object(item)) : Optional.empty(),
        item.containsKey(BEYOND_LIMIT));
  }

  private static boolean isJudged(Map<String, AttributeValue> item) {
    return item.containsKey(SEQUENCER);
  }

  private static JudgedObject object(Map<String, AttributeValue> item) {
    var facts =
        new ObjectFacts(
            Values.text(item, CONTENT_TYPE),
            Values.number(item, FILE_SIZE),
            Values.text(item, SHA256),
            Values.text(item, ETAG),
            Values.findText(item, VERSION),
            Values.text(item, SEQUENCER));
    var dimensions =
        Values.findNumber(item, WIDTH)
            .map(width -> new Dimensions(width, Values.number(item, HEIGHT)));
    var reason = Values.findText(item, REJECTION_REASON);
    return new JudgedObject(
        facts,
        reason.isPresent()
            ? new Verdict.Rejected(reason.get(), dimensions)
            : new Verdict.Ready(
                dimensions.orElseThrow(),
                Values.findText(item, DUPLICATE_OF).flatMap(PhotoId::parse),
                renditions(item)));
  }

  static Map<String, String> metadata(Map<String, AttributeValue> item) {
    return Values.texts(item, METADATA);
  }

  private static Map<String, AttributeValue> newItem(PhotoAddress address) {
    var item = key(address).item();
    item.put(ID, Values.text(address.photoId().toString()));
    item.put(SESSION_ID, Values.text(address.sessionId().toString()));
    item.put(S3_KEY, Values.text(address.s3Key()));
    item.put(SORT_ORDER, Values.number(address.sortOrder()));
    return item;
  }

  private static Map<String, AttributeValue> verdictAttributes(JudgedObject object) {
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(STATUS, Values.text(object.status().value()));
    attributes.put(CONTENT_TYPE, Values.text(object.facts().contentType()));
    attributes.put(FILE_SIZE, Values.number(object.facts().size()));
    attributes.put(SHA256, Values.text(object.facts().sha256()));
    attributes.put(ETAG, Values.text(object.facts().eTag()));
    attributes.put(SEQUENCER, Values.text(object.facts().sequencer()));
    put(attributes, VERSION, object.facts().version().map(Values::text));
    put(attributes, REJECTION_REASON, object.rejectionReason().map(Values::text));
    put(attributes, WIDTH, object.dimensions().map(it -> Values.number(it.width())));
    put(attributes, HEIGHT, object.dimensions().map(it -> Values.number(it.height())));
    put(attributes, DUPLICATE_OF, object.duplicateOf().map(id -> Values.text(id.toString())));
    put(attributes, RENDITIONS, object.renditions().map(List::of).map(RenditionsItem::write));
    return attributes;
  }

  private static void put(
      Map<String, AttributeValue> attributes, String name, Optional<AttributeValue> value) {
    value.ifPresent(present -> attributes.put(name, present));
  }
}
