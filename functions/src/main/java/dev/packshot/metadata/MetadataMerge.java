package dev.packshot.metadata;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Values;
import java.util.Map;
import java.util.Optional;

/**
 * A merge of metadata as part of one update expression. Whether the number of keys stays within its
 * limit is part of the condition: at first by assuming that every key is new; where that is too
 * strict, for exactly the keys that were seen.
 */
public final class MetadataMerge {
  private final MetadataUpdate change;
  private final Optional<Map<String, String>> seen;

  private MetadataMerge(MetadataUpdate change, Optional<Map<String, String>> seen) {
    this.change = change;
    this.seen = seen;
  }

  /** For metadata that nobody has looked at. */
  public static MetadataMerge blind(MetadataUpdate change) {
    return new MetadataMerge(change, Optional.empty());
  }

  /** For metadata with exactly these keys; the condition fails where they have changed. */
  public static MetadataMerge of(MetadataUpdate change, Map<String, String> seen) {
    return new MetadataMerge(change, Optional.of(seen));
  }

  /** Adds the change to an expression and gives back the condition that belongs to it. */
  public String addTo(Expression expression, String attribute) {
    if (change.clear()) {
      expression.set(attribute, Values.texts(change.initial()));
      return "";
    }
    change
        .entries()
        .forEach(
            (key, value) -> {
              if (value.isEmpty()) {
                expression.remove(attribute, key);
              } else {
                expression.set(attribute, key, Values.text(value));
              }
            });
    return condition(expression, attribute);
  }

  /** Asks for the attribute's placeholder only where the condition uses it, as DynamoDB demands. */
  private String condition(Expression expression, String attribute) {
    if (seen.isPresent()) {
      return exactly(expression, expression.name(attribute), seen.get());
    }
    long added = change.entries().values().stream().filter(value -> !value.isEmpty()).count();
    return added == 0
        ? ""
        : " AND size("
            + expression.name(attribute)
            + ") <= "
            + number(expression, MetadataUpdate.MAX_KEYS - added);
  }

  private String exactly(Expression expression, String map, Map<String, String> present) {
    var condition = new StringBuilder();
    condition.append(" AND size(").append(map).append(") = ");
    condition.append(number(expression, present.size()));
    for (var key : change.entries().keySet()) {
      condition
          .append(
              present.containsKey(key) ? " AND attribute_exists(" : " AND attribute_not_exists(")
          .append(map)
          .append('.')
          .append(expression.name(key))
          .append(')');
    }
    return condition.toString();
  }

  private static String number(Expression expression, long number) {
    return expression.value(Values.number(number));
  }
}
