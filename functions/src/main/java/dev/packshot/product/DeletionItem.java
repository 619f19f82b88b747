package dev.packshot.product;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.ImageId;
import dev.packshot.id.OrganizationId;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of an image whose objects are still to be deleted. It is written by the transaction that
 * deletes the image and removed after the objects, so that an interrupted deletion can be finished.
 */
public final class DeletionItem {
  /** The partition of all deletions in progress. */
  public static final String PARTITION = "DELETIONS";

  private static final String ORGANIZATION = "organization_id";
  private static final String GTIN = "gtin";
  private static final String DELETED_AT = "deleted_at";

  private DeletionItem() {}

  static Key key(ImageAddress address) {
    return new Key(PARTITION, address.imageId().toString());
  }

  static Map<String, AttributeValue> write(ImageAddress address, Instant at) {
    var item = key(address).item();
    item.put(ORGANIZATION, Values.text(address.product().organizationId().toString()));
    item.put(GTIN, Values.text(address.product().gtin().digits()));
    item.put(DELETED_AT, Values.time(at));
    return item;
  }

  static ImageAddress address(Map<String, AttributeValue> item) {
    return new ImageAddress(
        new ProductAddress(
            OrganizationId.parse(Values.text(item, ORGANIZATION)).orElseThrow(),
            Gtin.parse(Values.text(item, GTIN)).orElseThrow()),
        ImageId.parse(Values.text(item, Key.SORT)).orElseThrow());
  }

  static Instant deletedAt(Map<String, AttributeValue> item) {
    return Values.time(item, DELETED_AT);
  }
}
