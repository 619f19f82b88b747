package dev.packshot.organization;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item that lists a key with its owner. It has the hash only: what is true of the key is on the
 * key's own item.
 */
public final class KeyEntryItem {
  /** The start of the sort keys of all entries of an owner. */
  public static final String SORT_PREFIX = "KEY#";

  private static final String HASH = "key_hash";

  private KeyEntryItem() {}

  /** Returns the item of an entry in the partition of an organization or a user. */
  public static Map<String, AttributeValue> write(String partition, String hash) {
    var item = new Key(partition, SORT_PREFIX + hash).item();
    item.put(HASH, Values.text(hash));
    return item;
  }

  public static String hash(Map<String, AttributeValue> item) {
    return Values.text(item, HASH);
  }
}
