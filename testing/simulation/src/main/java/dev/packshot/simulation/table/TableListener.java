package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A listener to the writes of a table. */
public interface TableListener {
  /**
   * Receives a write that has been applied, or the deletion of an expired item. The writes of a
   * transaction follow each other after all of them have been applied.
   *
   * @param before empty if there was no item
   * @param after empty if there is no item any more
   */
  void written(Key key, Map<String, AttributeValue> before, Map<String, AttributeValue> after);
}
