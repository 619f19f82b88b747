package dev.packshot.simulation.table;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expression attribute values of a request, in canonical form. */
record Values(Map<String, AttributeValue> byPlaceholder) {
  /** Returns a value that an expression refers to. */
  AttributeValue get(String placeholder) {
    var value = byPlaceholder.get(placeholder);
    if (value == null) {
      throw Errors.validation(
          "Invalid expression: An expression attribute value used in expression is not defined;"
              + " attribute value: "
              + placeholder);
    }
    return value;
  }

  Set<String> placeholders() {
    return byPlaceholder.keySet();
  }
}
