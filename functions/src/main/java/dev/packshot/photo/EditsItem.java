package dev.packshot.photo;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.EditId;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.imaging.PictureEdit.Crop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The edits of a picture as attributes of the item of a photo or an image. An edit is of the file
 * that was shown when it was requested: one of other bytes does not count.
 */
public final class EditsItem {
  private static final String ID = "edit_id";
  private static final String EDIT = "edit";

  /** The SHA-256 of the file that is edited. */
  private static final String FILE = "edit_of";

  /** The SHA-256 of the file that the item shows. */
  private static final String SHA256 = "sha256";

  /** What is shown instead of the file's pictures: a list of one or none. */
  private static final String SHOWN = "edited";

  /** What was shown before, until its pictures are tagged. */
  private static final String REPLACED = "replaced_edits";

  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";

  private EditsItem() {}

  /** Adds the first edit of a new picture to its item, if it has one. */
  public static void write(Map<String, AttributeValue> item, Edits<?> edits) {
    if (edits.edit().isPresent()) {
      item.put(ID, Values.text(edits.id().orElseThrow().toString()));
      item.put(EDIT, write(edits.edit().get()));
      item.put(FILE, item.get(SHA256));
    }
  }

  /**
   * Adds an edit, or the undoing of all of them, to an expression.
   *
   * @return the condition that the item shows this file and no later request has been stored
   */
  public static String request(Expression expression, EditRequest request) {
    var id = Values.text(request.id().toString());
    var file = Values.text(request.sha256());
    expression.set(ID, id).set(FILE, file);
    if (request.edit().isPresent()) {
      expression.set(EDIT, write(request.edit().get()));
    } else {
      expression.append(REPLACED, SHOWN).remove(EDIT).remove(SHOWN);
    }
    return SHA256
        + " = "
        + expression.value(file)
        + " AND (attribute_not_exists("
        + ID
        + ") OR "
        + ID
        + " < "
        + expression.value(id)
        + ")";
  }

  /** Returns why a request was refused: its file is not the one that the item shows. */
  public static boolean isOfOtherFile(EditRequest request, Map<String, AttributeValue> item) {
    return !Values.findText(item, SHA256).equals(Optional.of(request.sha256()));
  }

  /** Returns whether a request or a later one has been stored. */
  public static boolean includes(EditRequest request, Map<String, AttributeValue> item) {
    return Values.findText(item, ID)
        .filter(last -> last.compareTo(request.id().toString()) >= 0)
        .isPresent();
  }

  /**
   * Shows the pictures of an edit if it is the last one, the item still shows its file, and no
   * other delivery of its event has.
   */
  public static Update show(
      Key key, Edits.Shown<?> shown, String sha256, Map<String, AttributeValue> pictures) {
    var map = new HashMap<>(pictures);
    map.put(ID, Values.text(shown.id().toString()));
    map.put(FILE, Values.text(sha256));
    map.put(WIDTH, Values.number(shown.width()));
    map.put(HEIGHT, Values.number(shown.height()));
    map.put(QualityItem.NAME, QualityItem.write(shown.quality()));
    return new Expression()
        .append(REPLACED, SHOWN)
        .set(SHOWN, AttributeValue.fromL(List.of(AttributeValue.fromM(map))))
        .toUpdate(
            key,
            "attribute_exists(" + EDIT + ") AND " + ID + " = :request AND " + FILE + " = :file")
        .onlyIf(
            SHA256 + " = :file AND NOT (" + SHOWN + "[0]." + ID + " = :request)",
            Map.of(":request", Values.text(shown.id().toString()), ":file", Values.text(sha256)));
  }

  /** Ends the edits of a file that the item no longer shows. */
  static Update end(Key key) {
    return new Expression()
        .append(REPLACED, SHOWN)
        .remove(SHOWN)
        .remove(EDIT)
        .remove(FILE)
        .toUpdate(key, "attribute_exists(" + FILE + ") AND " + FILE + " <> " + SHA256);
  }

  /** Returns whether an item has edits of another file, or pictures of edits that are to go. */
  static boolean isToBeCleaned(Map<String, AttributeValue> item) {
    return !maps(item, REPLACED).isEmpty()
        || (item.containsKey(FILE) && !item.get(FILE).equals(item.get(SHA256)));
  }

  /** Forgets the edits that were shown before, unless there are others by now. */
  public static Update forget(Key key, List<EditId> replaced) {
    var values = new HashMap<String, AttributeValue>();
    var condition = new StringBuilder("size(" + REPLACED + ") = :count");
    values.put(":count", Values.number(replaced.size()));
    for (int i = 0; i < replaced.size(); i++) {
      condition.append(" AND " + REPLACED + "[" + i + "]." + ID + " = :id" + i);
      values.put(":id" + i, Values.text(replaced.get(i).toString()));
    }
    return Update.of(key, "REMOVE " + REPLACED, condition.toString(), values);
  }

  /**
   * Reads the edits of the file that the item shows.
   *
   * @param pictures reads the pictures of an edit
   */
  public static <P> Edits<P> read(
      Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, P> pictures) {
    boolean isOfFile = isOfFile(item, item);
    return new Edits<>(
        Values.findText(item, ID).flatMap(EditId::parse),
        isOfFile && item.containsKey(EDIT) ? Optional.of(edit(item)) : Optional.empty(),
        maps(item, SHOWN).stream()
            .filter(map -> isOfFile(map, item))
            .findFirst()
            .map(map -> shown(map, pictures)),
        maps(item, REPLACED).stream().map(EditsItem::id).toList());
  }

  private static boolean isOfFile(
      Map<String, AttributeValue> edit, Map<String, AttributeValue> item) {
    return edit.containsKey(FILE) && edit.get(FILE).equals(item.get(SHA256));
  }

  private static List<Map<String, AttributeValue>> maps(
      Map<String, AttributeValue> item, String name) {
    return item.containsKey(name)
        ? item.get(name).l().stream().map(AttributeValue::m).toList()
        : List.of();
  }

  private static EditId id(Map<String, AttributeValue> map) {
    return EditId.parse(Values.text(map, ID)).orElseThrow();
  }

  private static <P> Edits.Shown<P> shown(
      Map<String, AttributeValue> map, Function<Map<String, AttributeValue>, P> pictures) {
    return new Edits.Shown<>(
        id(map),
        Values.number(map, WIDTH),
        Values.number(map, HEIGHT),
        QualityItem.read(map).orElseThrow(),
        pictures.apply(map));
  }

  private static AttributeValue write(PictureEdit edit) {
    var crop = edit.crop();
    return Values.numbers(List.of(edit.rotate(), crop.x(), crop.y(), crop.width(), crop.height()));
  }

  private static PictureEdit edit(Map<String, AttributeValue> item) {
    var numbers = Values.numbers(item, EDIT);
    var crop = new Crop(numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
    return new PictureEdit(numbers.get(0), crop);
  }
}
