package dev.packshot.simulation.table;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The placeholders of a generated request. */
final class Draft {
  private final Random random;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  private final Set<String> updated = new HashSet<>();

  Draft(Random random) {
    this.random = random;
  }

  /** Returns an attribute name or a placeholder of it. */
  String name(String attribute) {
    if (ReservedWords.contains(attribute) ? random.nextInt(30) == 0 : random.nextInt(3) > 0) {
      return attribute;
    }
    var placeholder = "#n" + names.size();
    names.put(placeholder, attribute);
    return placeholder;
  }

  /** Returns a placeholder of a value, sometimes one that is used before for another value. */
  String value(AttributeValue value) {
    if (!values.isEmpty() && random.nextInt(40) == 0) {
      return values.keySet().iterator().next();
    }
    var placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  /** Returns whether an update has not used this attribute yet, and records its use. */
  boolean isFirstUse(String attribute) {
    return updated.add(attribute);
  }

  /** Makes a mistake in the placeholders once in a while. */
  void spoil() {
    switch (random.nextInt(150)) {
      case 0 -> names.put("#unused", "a");
      case 1 -> values.put(":unused", AttributeValue.fromS("unused"));
      case 2 -> names.keySet().stream().findFirst().ifPresent(names::remove);
      case 3 -> values.keySet().stream().findFirst().ifPresent(values::remove);
      case 4 -> names.put("no-placeholder", "a");
      default -> {}
    }
  }

  /** Returns the names by placeholder, null for none. DynamoDB Local accepts empty maps. */
  Map<String, String> names() {
    return names.isEmpty() ? null : names;
  }

  /** Returns the values by placeholder, null for none. */
  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
