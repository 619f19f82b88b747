package dev.packshot.product;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.EditId;
import dev.packshot.id.ImageId;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.imaging.PictureEdit.Crop;
import dev.packshot.photo.QualityItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The edits of an image as attributes of the image's item. */
final class EditsItem {
  private static final String ID = "edit_id";
  private static final String EDIT = "edit";
  private static final String SHOWN = "edited";
  private static final String SHA256 = "sha256";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String TYPE = "picture_type";
  private static final String SIZES = "sizes";

  private EditsItem() {}

  /** Stores an edit, or undoes all of them, unless a later request has. */
  static Update request(Key image, EditId id, Optional<PictureEdit> edit) {
    var expression = new Expression().set(ID, Values.text(id.toString()));
    if (edit.isPresent()) {
      expression.set(EDIT, write(edit.get()));
    } else {
      expression.remove(EDIT).remove(SHOWN);
    }
    return expression
        .toUpdate(image, Condition.EXISTS)
        .onlyIf(
            "(attribute_not_exists(" + ID + ") OR " + ID + " < :request)",
            Map.of(":request", Values.text(id.toString())));
  }

  /** Shows the pictures of an edit if it is the last one. */
  static Update show(Key image, ImageEdits.Shown shown) {
    return new Expression()
        .set(SHOWN, write(shown))
        .toUpdate(image, Condition.EXISTS)
        .onlyIf(
            "attribute_exists(" + EDIT + ") AND " + ID + " = :request",
            Map.of(":request", Values.text(shown.id().toString())));
  }

  /** Reads the edits of an image. */
  static ImageEdits read(ImageId image, Map<String, AttributeValue> item) {
    return new ImageEdits(
        Values.findText(item, ID).flatMap(EditId::parse),
        item.containsKey(EDIT) ? Optional.of(edit(item)) : Optional.empty(),
        Optional.ofNullable(item.get(SHOWN)).map(it -> shown(image, it.m())));
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

  private static AttributeValue write(ImageEdits.Shown shown) {
    var pictures = shown.pictures();
    var map = new HashMap<String, AttributeValue>();
    map.put(ID, Values.text(shown.id().toString()));
    map.put(SHA256, Values.text(pictures.sha256()));
    map.put(WIDTH, Values.number(shown.width()));
    map.put(HEIGHT, Values.number(shown.height()));
    map.put(TYPE, Values.text(pictures.format().contentType()));
    map.put(SIZES, Values.numbers(pictures.widths()));
    map.put(QualityItem.NAME, QualityItem.write(shown.quality()));
    return AttributeValue.fromM(map);
  }

  private static ImageEdits.Shown shown(ImageId image, Map<String, AttributeValue> map) {
    var widths = Values.numbers(map, SIZES);
    return new ImageEdits.Shown(
        EditId.parse(Values.text(map, ID)).orElseThrow(),
        Values.number(map, WIDTH),
        Values.number(map, HEIGHT),
        QualityItem.read(map).orElseThrow(),
        new Pictures(
            image,
            Values.text(map, SHA256),
            Original.formatOf(Values.text(map, TYPE)),
            widths.get(widths.size() - 1),
            widths));
  }
}
