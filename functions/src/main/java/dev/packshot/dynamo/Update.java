package dev.packshot.dynamo;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update of one item, in DynamoDB's expressions.
 *
 * @param expression the update expression
 * @param condition the condition expression, empty for none
 * @param names by placeholder, {@code #} included
 * @param values by placeholder, {@code :} included
 */
public record Update(
    Key key,
    String expression,
    String condition,
    Map<String, String> names,
    Map<String, AttributeValue> values) {

  public Update {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  public static Update of(
      Key key, String expression, String condition, Map<String, AttributeValue> values) {
    return new Update(key, expression, condition, Map.of(), values);
  }

  /** Returns the same update with an additional condition. */
  public Update onlyIf(String additional, Map<String, AttributeValue> additionalValues) {
    var all = new HashMap<>(values);
    all.putAll(additionalValues);
    return new Update(key, expression, condition + " AND " + additional, names, all);
  }
}
