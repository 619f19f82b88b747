package dev.packshot.dynamo;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change of one item, in DynamoDB's own expressions.
 *
 * @param expression the update expression
 * @param condition the condition expression, empty for none
 * @param names by placeholder, {@code #} included
 * @param values by placeholder, {@code :} included
 */
public record Change(
    Key key,
    String expression,
    String condition,
    Map<String, String> names,
    Map<String, AttributeValue> values) {

  public Change {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  public static Change of(
      Key key, String expression, String condition, Map<String, AttributeValue> values) {
    return new Change(key, expression, condition, Map.of(), values);
  }

  /** The same change under one condition more. */
  public Change onlyIf(String more, Map<String, AttributeValue> moreValues) {
    var all = new HashMap<>(values);
    all.putAll(moreValues);
    return new Change(key, expression, condition + " AND " + more, names, all);
  }
}
