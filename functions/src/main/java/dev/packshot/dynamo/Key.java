package dev.packshot.dynamo;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item: partition key and sort key. */
public record Key(String partition, String sort) {
  /** The name of the partition key attribute. */
  public static final String PARTITION = "pk";

  /** The name of the sort key attribute. */
  public static final String SORT = "sk";

  /** The attribute with the time, in seconds since 1970, after which DynamoDB deletes the item. */
  public static final String TIME_TO_LIVE = "ttl";

  /** Returns the key of an item. */
  public static Key of(Map<String, AttributeValue> item) {
    return new Key(Values.text(item, PARTITION), Values.text(item, SORT));
  }

  /** Returns the key as a map of its two attributes. */
  public Map<String, AttributeValue> attributes() {
    return Map.of(PARTITION, Values.text(partition), SORT, Values.text(sort));
  }

  /** Returns whether an item has this key. */
  public boolean names(Map<String, AttributeValue> item) {
    return Values.text(item, PARTITION).equals(partition) && Values.text(item, SORT).equals(sort);
  }

  /** Returns a new item with this key, to which attributes can be added. */
  public Map<String, AttributeValue> item() {
    return new HashMap<>(attributes());
  }
}
