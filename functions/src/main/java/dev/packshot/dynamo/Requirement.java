package dev.packshot.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition on an item that a transaction does not change.
 *
 * @param values by placeholder, {@code :} included
 */
public record Requirement(Key key, String condition, Map<String, AttributeValue> values) {
  public Requirement {
    values = Map.copyOf(values);
  }
}
