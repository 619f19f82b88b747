package dev.packshot.photo;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Requirement;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataMerge;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.session.SessionPartition;
import dev.packshot.store.UploadTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
  private static final String CAPTURE_ID = "capture_id";
  private static final String TAKEN_AT = "taken_at";
  private static final String CLIENT_ID = "client_id";
  private static final String KEEPS_CONTENT = "keeps_content";

  /** The condition that a photo exists and has not been deleted. */
  private static final String EXISTS = Condition.EXISTS + " AND " + TombstoneItem.NOT_DELETED;

  /** The time by which a form may outlive its lifetime: an upload that has started goes on. */
  static final Duration FORM_MARGIN = Duration.ofMinutes(30);

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
    item.put(VerdictItem.STATUS, Values.text(UploadStatus.PENDING.value()));
    item.put(TYPE, Values.text(registration.type().orElse(registration.key().type()).value()));
    item.put(ORIGINAL_FILENAME, Values.text(registration.originalFilename().orElse("")));
    item.put(METADATA, Values.texts(registration.metadata()));
    item.put(CREATED_AT, Values.time(registration.at()));
    item.put(REGISTERED_AT, Values.time(registration.at()));
    put(item, VerdictItem.FILE_SIZE, registration.fileSize().map(Values::number));
    put(item, TAKEN_AT, registration.takenAt().map(Values::time));
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
    registration.takenAt().ifPresent(at -> expression.set(TAKEN_AT, Values.time(at)));
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
        EXISTS
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

  /**
   * Returns the item of a photo that is not registered. What its client has not announced is
   * unknown, except for the type, which is then the one in the key.
   */
  public static Map<String, AttributeValue> adopt(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at) {
    var item = newItem(key.address());
    item.put(TYPE, Values.text(key.type().value()));
    item.put(ORIGINAL_FILENAME, Values.text(""));
    item.put(CREATED_AT, Values.time(at));
    item.put(METADATA, Values.texts(Map.of()));
    announced.ifPresent(it -> item.putAll(announcedFacts(it, object)));
    item.putAll(VerdictItem.write(object, at));
    return item;
  }

  private static Map<String, AttributeValue> announcedFacts(
      Announcement announced, JudgedObject object) {
    var facts = announced.registration();
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(CLIENT_ID, Values.text(announced.clientId()));
    attributes.put(METADATA, Values.texts(facts.metadata()));
    put(attributes, TYPE, facts.type().map(type -> Values.text(type.value())));
    put(attributes, ORIGINAL_FILENAME, facts.originalFilename().map(Values::text));
    put(attributes, TAKEN_AT, facts.takenAt().map(Values::time));
    put(attributes, CAPTURE_ID, facts.captureId().map(id -> Values.text(id.toString())));
    if (announced.keeps(object)) {
      attributes.put(KEEPS_CONTENT, Values.bool(true));
    }
    return attributes;
  }

  /** Returns whether what the client has announced is still missing in an item. */
  static boolean lacksAnnouncement(Map<String, AttributeValue> item) {
    return !item.containsKey(CLIENT_ID);
  }

  /**
   * Adds what a client has announced to a photo that it registered before the file arrived. What it
   * has said there stays. The condition fails if the metadata changes at the same time.
   */
  static Update announce(
      Announcement announced, JudgedObject object, Map<String, AttributeValue> present) {
    var expression = new Expression();
    var facts = announcedFacts(announced, object);
    facts.remove(METADATA);
    facts.remove(TYPE);
    if (!Values.text(present, ORIGINAL_FILENAME).isEmpty()) {
      facts.remove(ORIGINAL_FILENAME);
    }
    facts.keySet().removeIf(name -> !name.equals(ORIGINAL_FILENAME) && present.containsKey(name));
    facts.forEach(expression::set);
    var entries = newEntries(announced.registration(), present);
    boolean fits = entries.mergedInto(metadata(present)).size() <= MetadataUpdate.MAX_KEYS;
    var sameMetadata =
        MetadataMerge.of(fits ? entries : MetadataUpdate.UNCHANGED, metadata(present))
            .addTo(expression, METADATA);
    return expression.toUpdate(
        key(announced.registration().address()),
        EXISTS + " AND attribute_not_exists(" + CLIENT_ID + ")" + sameMetadata);
  }

  /**
   * Requires a photo to be ready, to have these bytes and to keep them: either its forms accept no
   * others, or the last of them has expired.
   */
  public static Requirement keeps(Key photo, String sha256, Instant now) {
    return VerdictItem.requireReady(
        photo, sha256, KEEPS_CONTENT, now.minus(UploadTerms.LIFETIME).minus(FORM_MARGIN));
  }

  /** Returns the item of a photo that is shown but not counted, since its session is full. */
  public static Map<String, AttributeValue> adoptBeyondLimit(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at) {
    var item = adopt(key, object, announced, at);
    item.put(VerdictItem.BEYOND_LIMIT, Values.bool(true));
    return item;
  }

  /**
   * Changes a photo if its metadata does not get too many keys and, for an edit, if it shows the
   * same file and no later edit has been requested.
   */
  static Update update(Key key, PhotoUpdate update, MetadataMerge merge) {
    var expression = new Expression();
    update.type().ifPresent(type -> expression.set(TYPE, Values.text(type.value())));
    if (update.classifies()) {
      expression.set(CLASSIFIED, Values.bool(true));
    }
    var limit = merge.addTo(expression, METADATA);
    var isLast = update.edit().map(it -> " AND " + EditsItem.request(expression, it)).orElse("");
    return expression.toUpdate(key, EXISTS + limit + isLast);
  }

  /** Returns the S3 key in an item of a photo or of a deleted one; empty for other items. */
  public static Optional<String> findS3Key(Map<String, AttributeValue> item) {
    return Values.text(item, Key.SORT).startsWith(SORT_PREFIX)
        ? Values.findText(item, S3_KEY)
        : Optional.empty();
  }

  /** Reads a photo from the item under its key; empty if it has been deleted. */
  public static Optional<Photo> find(Map<String, AttributeValue> item) {
    return TombstoneItem.isTombstone(item) ? Optional.empty() : Optional.of(read(item));
  }

  /** Returns whether codes are still to be read from an object, which the photo shows. */
  static boolean lacksBarcodes(Map<String, AttributeValue> item, JudgedObject object) {
    return Values.text(item, TYPE).equals(PhotoType.BARCODE.value())
        && VerdictItem.lacksBarcodes(item, object.facts());
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
            Values.findTime(item, TAKEN_AT),
            Values.findText(item, CLIENT_ID),
            item.containsKey(REGISTERED_AT)),
        Values.number(item, SORT_ORDER),
        Values.findNumber(item, VerdictItem.FILE_SIZE),
        VerdictItem.read(item),
        VerdictItem.barcodes(item),
        VerdictItem.fileMissingSince(item),
        item.containsKey(VerdictItem.BEYOND_LIMIT),
        EditsItem.read(item, RenditionsItem::read));
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

  private static void put(
      Map<String, AttributeValue> attributes, String name, Optional<AttributeValue> value) {
    value.ifPresent(present -> attributes.put(name, present));
  }
}
