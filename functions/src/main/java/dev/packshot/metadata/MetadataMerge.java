package dev.packshot.metadata;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Values;
import java.util.Map;
import java.util.Optional;

/**
 * A merge of metadata into an item, as a part of an update expression. The condition keeps the
 * number of keys within the limit. A blind merge assumes that every key is new; if that is too
 * strict, the merge is repeated for the keys that were found.
 */
public final class MetadataMerge {
  private final MetadataUpdate update;
  private final Optional<Map<String, String>> present;

  private MetadataMerge(MetadataUpdate update, Optional<Map<String, String>> present) {
    this.update = update;
    this.present = present;
  }

  /** Returns a merge into metadata that has not been read. */
  public static MetadataMerge blind(MetadataUpdate update) {
    return new MetadataMerge(update, Optional.empty());
  }

  /** Returns a merge into metadata with these keys. The condition fails if they have changed. */
  public static MetadataMerge of(MetadataUpdate update, Map<String, String> present) {
    return new MetadataMerge(update, Optional.of(present));
  }

  /**
   * Adds the merge to an expression.
   *
   * @return the condition of the merge: empty, or starting with {@code AND}
   */
  public String addTo(Expression expression, String attribute) {
    if (update.clear()) {
      expression.set(attribute, Values.texts(update.initial()));
      return "";
    }
    update
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

  /** Uses the attribute's placeholder only if needed: DynamoDB rejects unused ones. */
  private String condition(Expression expression, String attribute) {
    if (present.isPresent()) {
      return sameKeys(expression, expression.name(attribute), present.get());
    }
    long added = update.entries().values().stream().filter(value -> !value.isEmpty()).count();
    return added == 0
        ? ""
        : " AND size("
            + expression.name(attribute)
            + ") <= "
            + number(expression, MetadataUpdate.MAX_KEYS - added);
  }

  private String sameKeys(Expression expression, String map, Map<String, String> keys) {
    var condition = new StringBuilder();
    condition.append(" AND size(").append(map).append(") = ");
    condition.append(number(expression, keys.size()));
    for (var key : update.entries().keySet()) {
      condition
          .append(keys.containsKey(key) ? " AND attribute_exists(" : " AND attribute_not_exists(")
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
