package dev.packshot.photo;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Requirement;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.PhotoId;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.JudgedObject.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The verdict on a photo's object as attributes of the photo's item. */
final class VerdictItem {
  static final String STATUS = "upload_status";
  static final String FILE_SIZE = "file_size";
  static final String BEYOND_LIMIT = "beyond_limit";
  private static final String REJECTION_REASON = "rejection_reason";
  private static final String CONTENT_TYPE = "content_type";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String SHA256 = "sha256";
  private static final String DUPLICATE_OF = "duplicate_of";
  private static final String RENDITIONS = "pictures";
  private static final String REPLACED = "replaced_pictures";
  private static final String FILE_TAKEN_AT = "file_taken_at";
  private static final String UNDECIDED = "undecided";
  private static final String ETAG = "etag";
  private static final String VERSION = "version_id";
  private static final String SEQUENCER = "sequencer";
  private static final String ORIGIN = "origin";
  private static final String JUDGED_AT = "judged_at";

  /** The codes that were read from the object after its verdict was written. */
  private static final String BARCODES = "barcodes";

  /** The time at which the file of a ready photo was found to be missing. */
  private static final String FILE_MISSING = "file_missing_since";

  /** One set of renditions, as items had before it became a list. */
  private static final String RENDITIONS_BEFORE = "renditions";

  /** The attributes that some verdicts do not have. */
  private static final List<String> OPTIONAL =
      List.of(
          REJECTION_REASON,
          UNDECIDED,
          WIDTH,
          HEIGHT,
          FILE_TAKEN_AT,
          DUPLICATE_OF,
          RENDITIONS,
          RENDITIONS_BEFORE,
          VERSION,
          BARCODES,
          FILE_MISSING,
          QualityItem.NAME);

  private VerdictItem() {}

  /** Returns the attributes of a verdict. */
  static Map<String, AttributeValue> write(JudgedObject object, Instant at) {
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(STATUS, Values.text(object.status().value()));
    attributes.put(CONTENT_TYPE, Values.text(object.facts().contentType()));
    attributes.put(FILE_SIZE, Values.number(object.facts().size()));
    attributes.put(SHA256, Values.text(object.facts().sha256()));
    attributes.put(ETAG, Values.text(object.facts().eTag()));
    attributes.put(SEQUENCER, Values.text(object.facts().sequencer()));
    attributes.put(ORIGIN, Values.text(object.facts().origin()));
    attributes.put(JUDGED_AT, Values.time(at));
    put(attributes, VERSION, object.facts().version().map(Values::text));
    put(attributes, REJECTION_REASON, object.rejectionReason().map(Values::text));
    put(attributes, FILE_TAKEN_AT, object.takenAt().map(Values::time));
    if (object.isUndecided()) {
      attributes.put(UNDECIDED, Values.bool(true));
    }
    put(attributes, WIDTH, object.dimensions().map(it -> Values.number(it.width())));
    put(attributes, HEIGHT, object.dimensions().map(it -> Values.number(it.height())));
    put(attributes, QualityItem.NAME, object.quality().map(QualityItem::write));
    put(attributes, DUPLICATE_OF, object.duplicateOf().map(id -> Values.text(id.toString())));
    put(attributes, RENDITIONS, object.renditions().map(List::of).map(RenditionsItem::write));
    return attributes;
  }

  /**
   * Writes the verdict on an existing photo, except on a photo beyond its session's limit or one
   * for which this object or a later one has been decided. A rejected object does not replace a
   * ready one whose version can be shown again.
   */
  static Update judge(Key photo, JudgedObject object, Instant at) {
    var expression = new Expression();
    var attributes = write(object, at);
    attributes.forEach(expression::set);
    expression.append(REPLACED, RENDITIONS);
    OPTIONAL.stream().filter(name -> !attributes.containsKey(name)).forEach(expression::remove);
    return expression
        .toUpdate(photo, Condition.EXISTS)
        .onlyIf(TombstoneItem.NOT_DELETED, Map.of())
        .onlyIf(mayReplace(object), mayReplaceValues(object))
        .onlyIf(
            "attribute_not_exists("
                + BEYOND_LIMIT
                + ") AND (attribute_not_exists("
                + SEQUENCER
                + ") OR "
                + SEQUENCER
                + " < :newSequencer OR ("
                + SEQUENCER
                + " = :newSequencer AND (attribute_exists("
                + UNDECIDED
                + ") OR "
                + ETAG
                + " <> :newEtag)))",
            Map.of(
                ":newSequencer", Values.text(object.facts().sequencer()),
                ":newEtag", Values.text(object.facts().eTag())));
  }

  /**
   * Returns the condition that the photo shows no object that is to be shown rather than this one:
   * one that was uploaded later or, if this one is rejected, one that can be shown again.
   */
  private static String mayReplace(JudgedObject object) {
    return "("
        + STATUS
        + " <> :ready OR "
        + (object.ready().isPresent()
            ? "attribute_not_exists(" + ORIGIN + ") OR " + ORIGIN + " <= :origin)"
            : "attribute_not_exists(" + VERSION + "))");
  }

  private static Map<String, AttributeValue> mayReplaceValues(JudgedObject object) {
    var ready = Values.text(UploadStatus.READY.value());
    return object.ready().isPresent()
        ? Map.of(":ready", ready, ":origin", Values.text(object.facts().origin()))
        : Map.of(":ready", ready);
  }

  /**
   * Requires a ready photo with these bytes, whose file is not missing, and that has an attribute
   * or was judged before some time.
   */
  static Requirement requireReady(Key photo, String sha256, String attribute, Instant before) {
    return new Requirement(
        photo,
        STATUS
            + " = :ready AND "
            + SHA256
            + " = :sha256 AND attribute_not_exists("
            + FILE_MISSING
            + ") AND (attribute_exists("
            + attribute
            + ") OR "
            + JUDGED_AT
            + " <= :before)",
        Map.of(
            ":ready", Values.text(UploadStatus.READY.value()),
            ":sha256", Values.text(sha256),
            ":before", Values.time(before)));
  }

  /** Returns the condition that a photo has this verdict, or none. */
  static String hasVerdict(Optional<JudgedObject> object) {
    return TombstoneItem.NOT_DELETED
        + (object.isPresent()
            ? " AND " + SEQUENCER + " = :sequencer"
            : " AND attribute_not_exists(" + SEQUENCER + ")");
  }

  static Map<String, AttributeValue> verdictValues(Optional<JudgedObject> object) {
    return object
        .map(it -> Map.of(":sequencer", Values.text(it.facts().sequencer())))
        .orElse(Map.of());
  }

  /** Reads the renditions that the photo shows. */
  static Optional<Renditions> renditions(Map<String, AttributeValue> item) {
    return RenditionsItem.read(item, RENDITIONS).stream()
        .findFirst()
        .or(() -> RenditionsItem.readOne(item, RENDITIONS_BEFORE));
  }

  /** Reads the renditions that verdicts have replaced and that may still exist. */
  static List<Renditions> replacedRenditions(Map<String, AttributeValue> item) {
    return RenditionsItem.read(item, REPLACED);
  }

  /** Forgets renditions that were replaced, unless there are others by now. */
  static Update forgetReplaced(Key photo, List<Renditions> replaced) {
    return Update.of(
        photo,
        "REMOVE " + REPLACED,
        REPLACED + " = :replaced",
        Map.of(":replaced", RenditionsItem.write(replaced)));
  }

  /** Returns whether an item shows this object as ready and its codes have not been read. */
  static boolean lacksBarcodes(Map<String, AttributeValue> item, ObjectFacts object) {
    return !item.containsKey(BARCODES)
        && Values.text(item, STATUS).equals(UploadStatus.READY.value())
        && Values.text(item, SEQUENCER).equals(object.sequencer())
        && Values.text(item, ETAG).equals(object.eTag());
  }

  /** Writes the codes that were read from an object, if the photo still shows the object. */
  static Update setBarcodes(Key photo, ObjectFacts object, List<Barcode> barcodes) {
    return Update.of(
        photo,
        "SET " + BARCODES + " = :barcodes",
        SEQUENCER + " = :sequencer AND " + ETAG + " = :etag AND " + STATUS + " = :ready",
        Map.of(
            ":barcodes", BarcodesItem.write(barcodes),
            ":sequencer", Values.text(object.sequencer()),
            ":etag", Values.text(object.eTag()),
            ":ready", Values.text(UploadStatus.READY.value())));
  }

  /** Marks a ready photo whose file is missing, if it still shows that and has no mark. */
  static Update markMissing(Key photo, ObjectFacts object, Instant since) {
    return Update.of(
        photo,
        "SET " + FILE_MISSING + " = :since",
        SEQUENCER
            + " = :sequencer AND "
            + STATUS
            + " = :ready AND attribute_not_exists("
            + FILE_MISSING
            + ")",
        Map.of(
            ":since", Values.time(since),
            ":sequencer", Values.text(object.sequencer()),
            ":ready", Values.text(UploadStatus.READY.value())));
  }

  /** Removes a mark that is still the same. */
  static Update unmarkMissing(Key photo, Instant since) {
    return Update.of(
        photo,
        "REMOVE " + FILE_MISSING,
        FILE_MISSING + " = :since",
        Map.of(":since", Values.time(since)));
  }

  /** Reads when the file of a photo was found to be missing; empty if it is not. */
  static Optional<Instant> fileMissingSince(Map<String, AttributeValue> item) {
    return Values.findTime(item, FILE_MISSING);
  }

  /** Reads the codes of a photo; none if they have not been read. */
  static List<Barcode> barcodes(Map<String, AttributeValue> item) {
    var barcodes = item.get(BARCODES);
    return barcodes == null ? List.of() : BarcodesItem.read(barcodes);
  }

  /** Reads the verdict on a photo's object; empty if it has not been judged. */
  static Optional<JudgedObject> read(Map<String, AttributeValue> item) {
    return item.containsKey(SEQUENCER) ? Optional.of(object(item)) : Optional.empty();
  }

  /** Reads which object of the photo was judged last, and when; empty if none was. */
  static Optional<Filing.LastVerdict> lastVerdict(Map<String, AttributeValue> item) {
    return item.containsKey(SEQUENCER)
        ? Optional.of(
            new Filing.LastVerdict(
                Values.text(item, ETAG),
                Values.text(item, SEQUENCER),
                Values.findTime(item, JUDGED_AT).orElse(Instant.MAX)))
        : Optional.empty();
  }

  private static JudgedObject object(Map<String, AttributeValue> item) {
    var facts =
        new ObjectFacts(
            Values.text(item, CONTENT_TYPE),
            Values.number(item, FILE_SIZE),
            Values.text(item, SHA256),
            Values.text(item, ETAG),
            Values.findText(item, VERSION),
            Values.text(item, SEQUENCER),
            Values.findText(item, ORIGIN).orElseGet(() -> Values.text(item, SEQUENCER)));
    var dimensions =
        Values.findNumber(item, WIDTH)
            .map(width -> new Dimensions(width, Values.number(item, HEIGHT)));
    var reason = Values.findText(item, REJECTION_REASON);
    return new JudgedObject(
        facts,
        reason.isPresent()
            ? new Verdict.Rejected(reason.get(), dimensions, !item.containsKey(UNDECIDED))
            : new Verdict.Ready(
                dimensions.orElseThrow(),
                Values.findText(item, DUPLICATE_OF).flatMap(PhotoId::parse),
                renditions(item),
                Values.findTime(item, FILE_TAKEN_AT),
                QualityItem.read(item)));
  }

  private static void put(
      Map<String, AttributeValue> attributes, String name, Optional<AttributeValue> value) {
    value.ifPresent(present -> attributes.put(name, present));
  }
}
