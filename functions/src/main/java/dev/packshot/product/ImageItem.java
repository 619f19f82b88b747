package dev.packshot.product;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.ImageId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.EditsItem;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.QualityItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An image's item in its product's partition. The product's item names the primary image. */
final class ImageItem {
  /** The start of every image's sort key. */
  static final String SORT_PREFIX = "IMAGE#";

  private static final String ID = "image_id";
  private static final String TITLE = "title";
  private static final String PRIORITY = "priority";
  private static final String CREATED_AT = "created_at";
  private static final String CONTENT_TYPE = "content_type";
  private static final String SHA256 = "sha256";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String FILE_SIZE = "file_size";
  private static final String PHOTO_TYPE = "photo_type";
  private static final String SEQUENCE = "gs1_sequence";
  private static final String PICTURE_TYPE = "picture_type";
  private static final String WIDEST = "widest";
  private static final String SIZES = "sizes";

  private ImageItem() {}

  static Key key(ImageAddress address) {
    return new Key(ProductItem.partition(address.product()), SORT_PREFIX + address.imageId());
  }

  static Map<String, AttributeValue> write(ProductImage image) {
    var item = key(image.address()).item();
    item.put(ID, Values.text(image.address().imageId().toString()));
    item.put(TITLE, Values.text(image.title()));
    item.put(PRIORITY, Values.number(image.priority()));
    item.put(CREATED_AT, Values.time(image.createdAt()));
    item.put(CONTENT_TYPE, Values.text(image.original().format().contentType()));
    item.put(SHA256, Values.text(image.original().sha256()));
    item.put(WIDTH, Values.number(image.original().width()));
    item.put(HEIGHT, Values.number(image.original().height()));
    item.put(PHOTO_TYPE, Values.text(image.name().type().value()));
    image.name().sequence().ifPresent(it -> item.put(SEQUENCE, Values.number(it)));
    image.original().size().ifPresent(it -> item.put(FILE_SIZE, Values.number(it)));
    item.put(PICTURE_TYPE, Values.text(image.pictures().format().contentType()));
    item.put(WIDEST, Values.number(image.pictures().widest()));
    image.original().quality().ifPresent(it -> item.put(QualityItem.NAME, QualityItem.write(it)));
    if (image.pictures().isComplete()) {
      item.put(SIZES, Values.numbers(image.pictures().widths()));
    }
    EditsItem.write(item, image.edits());
    return item;
  }

  static ImageId id(Map<String, AttributeValue> item) {
    return ImageId.parse(Values.text(item, ID)).orElseThrow();
  }

  /** Reads an image from its item. */
  static ProductImage read(
      ImageAddress address, Map<String, AttributeValue> item, boolean isPrimary) {
    var sha256 = Values.text(item, SHA256);
    return new ProductImage(
        address,
        Values.text(item, TITLE),
        Values.number(item, PRIORITY),
        isPrimary,
        Values.time(item, CREATED_AT),
        name(item),
        new Original(
            format(item, CONTENT_TYPE),
            sha256,
            Values.number(item, WIDTH),
            Values.number(item, HEIGHT),
            Values.findNumber(item, FILE_SIZE),
            QualityItem.read(item)),
        new Pictures(
            address.imageId(),
            sha256,
            format(item, PICTURE_TYPE),
            (int) Values.number(item, WIDEST),
            Values.numbers(item, SIZES)),
        EditsItem.read(item, map -> pictures(address.imageId(), map)));
  }

  /** Stores the widths of the pictures, of which all have been made, if the image exists. */
  static Update complete(ImageAddress address, List<Integer> widths) {
    return new Expression()
        .set(SIZES, Values.numbers(widths))
        .toUpdate(key(address), Condition.EXISTS);
  }

  /** Updates the title and the priority of an image if it exists; empty without either. */
  static Optional<Update> update(ImageAddress address, ImageUpdate update) {
    if (update.title().isEmpty() && update.priority().isEmpty()) {
      return Optional.empty();
    }
    var expression = new Expression();
    update.title().ifPresent(title -> expression.set(TITLE, Values.text(title)));
    update.priority().ifPresent(priority -> expression.set(PRIORITY, Values.number(priority)));
    return Optional.of(expression.toUpdate(key(address), Condition.EXISTS));
  }

  /** Returns the pictures of an edit as attributes. */
  static Map<String, AttributeValue> write(Pictures pictures) {
    return Map.of(
        SHA256, Values.text(pictures.sha256()),
        PICTURE_TYPE, Values.text(pictures.format().contentType()),
        SIZES, Values.numbers(pictures.widths()));
  }

  private static Pictures pictures(ImageId image, Map<String, AttributeValue> map) {
    var widths = Values.numbers(map, SIZES);
    return new Pictures(
        image,
        Values.text(map, SHA256),
        format(map, PICTURE_TYPE),
        widths.get(widths.size() - 1),
        widths);
  }

  private static Gs1FileName name(Map<String, AttributeValue> item) {
    return new Gs1FileName(
        Values.findText(item, PHOTO_TYPE).flatMap(PhotoType::find).orElse(PhotoType.OTHER),
        Values.findNumber(item, SEQUENCE));
  }

  private static ImageFormat format(Map<String, AttributeValue> item, String name) {
    return Original.formatOf(Values.text(item, name));
  }
}
