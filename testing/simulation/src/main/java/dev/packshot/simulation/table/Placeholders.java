package dev.packshot.simulation.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expression attribute names and values of a request.
 *
 * @param names by placeholder
 */
record Placeholders(Map<String, String> names, Values values) {
  private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]+");
  private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");

  static Placeholders of(Map<String, String> names, Map<String, AttributeValue> values) {
    requireEntries("ExpressionAttributeNames", names);
    requireEntries("ExpressionAttributeValues", values);
    var canonical = new HashMap<String, AttributeValue>();
    values.forEach((placeholder, value) -> canonical.put(placeholder, Canonical.of(value)));
    return new Placeholders(names, new Values(canonical));
  }

  private static void requireEntries(String parameter, Map<?, ?> entries) {
    if (entries.isEmpty() && !(entries instanceof SdkAutoConstructMap)) {
      throw Errors.validation(parameter + " must not be empty");
    }
  }

  /** Refuses placeholders that none of the request's expressions uses. */
  void requireUse(List<Parsed<?>> expressions) {
    requireUse("ExpressionAttributeNames", names.keySet(), NAME, expressions, Parsed::names);
    requireUse(
        "ExpressionAttributeValues", values.placeholders(), VALUE, expressions, Parsed::values);
  }

  private static void requireUse(
      String parameter,
      Set<String> placeholders,
      Pattern syntax,
      List<Parsed<?>> expressions,
      Function<Parsed<?>, Set<String>> used) {
    for (var placeholder : placeholders) {
      if (!isUsed(placeholder, expressions, used)) {
        throw Errors.validation(
            syntax.matcher(placeholder).matches()
                ? "Value provided in " + parameter + " unused in expressions: " + placeholder
                : parameter + " contains invalid key: Syntax error; key: " + placeholder);
      }
    }
  }

  private static boolean isUsed(
      String placeholder, List<Parsed<?>> expressions, Function<Parsed<?>, Set<String>> used) {
    for (var expression : expressions) {
      if (used.apply(expression).contains(placeholder)) {
        return true;
      }
    }
    return false;
  }
}
