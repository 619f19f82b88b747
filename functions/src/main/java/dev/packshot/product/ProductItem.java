package dev.packshot.product;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.ImageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product's item, made by its first image. It counts the images, which stand before it in the
 * same partition, and names the primary one: that is why there is never a second.
 */
public final class ProductItem {
  /** The start of every product's partition key. */
  public static final String PARTITION_PREFIX = "PRODUCT#";

  /** The sort key of the product's item, which is the last one of its partition. */
  static final String SORT = "PRODUCT";

  private static final String CREATED_AT = "created_at";
  private static final String TOTAL_COUNT = "total_count";
  private static final String PRIMARY = "primary_image_id";
  private static final String IS_PRIMARY = PRIMARY + " = :image";
  private static final String IS_NOT_PRIMARY =
      "attribute_not_exists(" + PRIMARY + ") OR " + PRIMARY + " <> :image";

  private ProductItem() {}

  public static Key key(ProductAddress address) {
    return new Key(partition(address), SORT);
  }

  static String partition(ProductAddress address) {
    return PARTITION_PREFIX + address.organizationId() + "#" + address.gtin();
  }

  /** The primary image that an item names. */
  static Optional<ImageId> primary(Map<String, AttributeValue> item) {
    return Values.findText(item, PRIMARY).flatMap(ImageId::parse);
  }

  /** Counts one image more, which may be the primary one from now on, if there is room. */
  static Update count(ProductImage image) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":now", Values.time(image.createdAt()));
    values.put(":one", Values.number(1));
    values.put(":most", Values.number(ProductImage.MOST));
    if (image.isPrimary()) {
      values.put(":image", imageOf(image.address()));
    }
    return Update.of(
        key(image.address().product()),
        "SET "
            + CREATED_AT
            + " = if_not_exists("
            + CREATED_AT
            + ", :now)"
            + (image.isPrimary() ? ", " + IS_PRIMARY : "")
            + " ADD "
            + TOTAL_COUNT
            + " :one",
        "attribute_not_exists(" + TOTAL_COUNT + ") OR " + TOTAL_COUNT + " < :most",
        values);
  }

  /** Counts one image less, if it is the primary one, which there is none of then. */
  static Update uncountPrimary(ImageAddress image) {
    return Update.of(
        key(image.product()),
        "REMOVE " + PRIMARY + " ADD " + TOTAL_COUNT + " :less",
        IS_PRIMARY,
        Map.of(":less", Values.number(-1), ":image", imageOf(image)));
  }

  /** Counts one image less, if it is not the primary one. */
  static Update uncountOther(ImageAddress image) {
    return Update.of(
        key(image.product()),
        "ADD " + TOTAL_COUNT + " :less",
        IS_NOT_PRIMARY,
        Map.of(":less", Values.number(-1), ":image", imageOf(image)));
  }

  /** Makes an image the primary one. */
  static Update makePrimary(ImageAddress image) {
    return Update.of(
        key(image.product()),
        "SET " + IS_PRIMARY,
        Condition.EXISTS,
        Map.of(":image", imageOf(image)));
  }

  /** Leaves the product without a primary image, if it is this one. */
  static Update unmakePrimary(ImageAddress image) {
    return Update.of(
        key(image.product()), "REMOVE " + PRIMARY, IS_PRIMARY, Map.of(":image", imageOf(image)));
  }

  private static AttributeValue imageOf(ImageAddress image) {
    return Values.text(image.imageId().toString());
  }
}
