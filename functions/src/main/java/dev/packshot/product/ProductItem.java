package dev.packshot.product;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.ImageId;
import dev.packshot.id.ProductId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product's item, created with the first image or the name. It counts the images, which precede
 * it in the same partition, and tells the primary one, so that there is never a second.
 */
public final class ProductItem {
  /** The start of every product's partition key. */
  public static final String PARTITION_PREFIX = "PRODUCT#";

  /** The sort key of the product's item. It follows those of the images. */
  static final String SORT = "PRODUCT";

  private static final String CREATED_AT = "created_at";
  private static final String TOTAL_COUNT = "total_count";
  private static final String PRODUCT_ID = "product_id";
  private static final String NAME = "product_name";

  /** The start of the names of the counts of file names, one for each code of GS1. */
  private static final String NAMES_PREFIX = "names_";

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

  /** Reads a product; empty if it has no name. */
  static Optional<Product> named(ProductAddress address, Map<String, AttributeValue> item) {
    return Values.findText(item, NAME)
        .map(
            name ->
                new Product(
                    address, ProductId.parse(Values.text(item, PRODUCT_ID)).orElseThrow(), name));
  }

  /** Sets the name of a product, and its id unless it has one. */
  static Update name(Product product, Instant at) {
    return Update.of(
        key(product.address()),
        "SET "
            + NAME
            + " = :name, "
            + PRODUCT_ID
            + " = if_not_exists("
            + PRODUCT_ID
            + ", :id), "
            + CREATED_AT
            + " = if_not_exists("
            + CREATED_AT
            + ", :now)",
        "",
        Map.of(
            ":name", Values.text(product.name()),
            ":id", Values.text(product.id().toString()),
            ":now", Values.time(at)));
  }

  /** Reads the id of the primary image. */
  static Optional<ImageId> primary(Map<String, AttributeValue> item) {
    return Values.findText(item, PRIMARY).flatMap(ImageId::parse);
  }

  /** Counts a file name with this code. */
  static Update countName(ProductAddress address, String code, Instant at) {
    return Update.of(
        key(address),
        "SET "
            + CREATED_AT
            + " = if_not_exists("
            + CREATED_AT
            + ", :now) ADD "
            + NAMES_PREFIX
            + code
            + " :one",
        "",
        Map.of(":now", Values.time(at), ":one", Values.number(1)));
  }

  /** Reads the number of file names that have been given with this code. */
  static long names(Map<String, AttributeValue> item, String code) {
    return Values.number(item, NAMES_PREFIX + code);
  }

  /** Counts a new image, which may be the new primary one, if the product is not full. */
  static Update count(ProductImage image) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":now", Values.time(image.createdAt()));
    values.put(":one", Values.number(1));
    values.put(":max", Values.number(ProductImage.MAX_PER_PRODUCT));
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
        "attribute_not_exists(" + TOTAL_COUNT + ") OR " + TOTAL_COUNT + " < :max",
        values);
  }

  /** Decrements the count for a removed image if it is the primary one; none is primary then. */
  static Update uncountPrimary(ImageAddress image) {
    return Update.of(
        key(image.product()),
        "REMOVE " + PRIMARY + " ADD " + TOTAL_COUNT + " :minusOne",
        IS_PRIMARY,
        Map.of(":minusOne", Values.number(-1), ":image", imageOf(image)));
  }

  /** Decrements the count for a removed image if it is not the primary one. */
  static Update uncountOther(ImageAddress image) {
    return Update.of(
        key(image.product()),
        "ADD " + TOTAL_COUNT + " :minusOne",
        IS_NOT_PRIMARY,
        Map.of(":minusOne", Values.number(-1), ":image", imageOf(image)));
  }

  /** Makes an image the primary one. */
  static Update makePrimary(ImageAddress image) {
    return Update.of(
        key(image.product()),
        "SET " + IS_PRIMARY,
        Condition.EXISTS,
        Map.of(":image", imageOf(image)));
  }

  /** Leaves the product without a primary image if this image is the primary one. */
  static Update unmakePrimary(ImageAddress image) {
    return Update.of(
        key(image.product()), "REMOVE " + PRIMARY, IS_PRIMARY, Map.of(":image", imageOf(image)));
  }

  private static AttributeValue imageOf(ImageAddress image) {
    return Values.text(image.imageId().toString());
  }
}
