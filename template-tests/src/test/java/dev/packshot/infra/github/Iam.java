package dev.packshot.infra.github;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The evaluation of IAM policy documents, with the operators that our roles use. */
final class Iam {
  private Iam() {}

  /** Returns whether a document allows an action on a resource in a context of condition keys. */
  static boolean allows(
      Object document, String action, String resource, Map<String, String> context) {
    return statements(document).stream()
        .anyMatch(
            statement ->
                statement.get("Effect").equals("Allow")
                    && matchesAny(statement.get("Action"), action)
                    && (statement.get("Resource") == null
                        || matchesAny(statement.get("Resource"), resource))
                    && conditionsHold(statement.get("Condition"), context));
  }

  /** Returns every action that a document allows on anything. */
  static Set<String> actions(Object document) {
    return statements(document).stream()
        .flatMap(statement -> list(statement.get("Action")).stream())
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }

  static List<Map<?, ?>> statements(Object document) {
    return list(((Map<?, ?>) document).get("Statement")).stream()
        .<Map<?, ?>>map(statement -> (Map<?, ?>) statement)
        .toList();
  }

  private static boolean conditionsHold(Object conditions, Map<String, String> context) {
    return conditions == null
        || ((Map<?, ?>) conditions)
            .entrySet().stream()
                .allMatch(operator -> allHold(operator.getKey(), operator.getValue(), context));
  }

  private static boolean allHold(Object operator, Object keys, Map<String, String> context) {
    return ((Map<?, ?>) keys)
        .entrySet().stream()
            .allMatch(key -> holds(operator, key.getValue(), context.get(key.getKey())));
  }

  /** Evaluates one condition; {@code value} is null if the request has no such key. */
  private static boolean holds(Object operator, Object expected, String value) {
    return switch ((String) operator) {
      case "StringEquals" -> value != null && list(expected).contains(value);
      case "ForAllValues:StringLike" -> value == null || matchesAny(expected, value);
      default -> throw new IllegalArgumentException("" + operator);
    };
  }

  private static boolean matchesAny(Object patterns, String value) {
    return list(patterns).stream()
        .map(pattern -> Pattern.quote((String) pattern).replace("*", "\\E.*\\Q"))
        .anyMatch(value::matches);
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }
}
