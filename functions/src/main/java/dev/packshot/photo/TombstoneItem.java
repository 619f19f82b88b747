package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item in the place of a deleted photo. As long as its session exists, no form, event or
 * request brings the photo back: each of them finds this item under the photo's key.
 */
public final class TombstoneItem {
  private static final String DELETED_AT = "deleted_at";
  private static final String S3_KEY = "s3_key";

  /** The condition that an item is not one of a deleted photo. */
  static final String NOT_DELETED = "attribute_not_exists(" + DELETED_AT + ")";

  private TombstoneItem() {}

  static Map<String, AttributeValue> write(Key key, PhotoAddress photo, Instant at) {
    var item = key.item();
    item.put(DELETED_AT, Values.time(at));
    item.put(S3_KEY, Values.text(photo.s3Key()));
    return item;
  }

  /** Returns whether an item under a photo's key is that of a deleted one. */
  public static boolean isTombstone(Map<String, AttributeValue> item) {
    return item.containsKey(DELETED_AT);
  }

  /** Returns the address that the photo had. */
  public static PhotoAddress address(Map<String, AttributeValue> item) {
    return PhotoKey.parse(Values.text(item, S3_KEY)).orElseThrow().address();
  }
}
