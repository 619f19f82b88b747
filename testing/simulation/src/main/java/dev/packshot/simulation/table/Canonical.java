package dev.packshot.simulation.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The one form in which values are stored and compared: numbers in one notation, sets and maps in
 * order. So equal values are equal objects, and no order of the caller's maps shows. Invalid values
 * are refused.
 */
final class Canonical {
  private static final int MAX_DEPTH = 32;

  private static final Comparator<SdkBytes> BINARY =
      (one, other) -> Arrays.compareUnsigned(one.asByteArrayUnsafe(), other.asByteArrayUnsafe());

  private Canonical() {}

  /** Returns the canonical attributes of an item, or entries of a map, in a map of their own. */
  static SortedMap<String, AttributeValue> of(Map<String, AttributeValue> values) {
    return entries(values, 1);
  }

  static AttributeValue of(AttributeValue value) {
    return of(value, 1);
  }

  private static SortedMap<String, AttributeValue> entries(
      Map<String, AttributeValue> values, int depth) {
    var sorted = new TreeMap<String, AttributeValue>();
    values.forEach((name, value) -> sorted.put(name, of(value, depth)));
    return sorted;
  }

  private static AttributeValue of(AttributeValue value, int depth) {
    if (depth > MAX_DEPTH) {
      throw Errors.validation("Nesting Levels have exceeded supported limits");
    }
    return switch (value.type()) {
      case S, B, BOOL -> value;
      case NUL -> nothing(value);
      case N -> number(value);
      case SS -> AttributeValue.fromSs(set(value.ss(), Utf8::compare));
      case NS -> AttributeValue.fromNs(set(numbers(value.ns()), Numbers::compare));
      case BS -> AttributeValue.fromBs(set(value.bs(), BINARY));
      case L -> list(value.l(), depth + 1);
      case M -> AttributeValue.fromM(entries(value.m(), depth + 1));
      case UNKNOWN_TO_SDK_VERSION ->
          throw Errors.validation(
              "Supplied AttributeValue must contain exactly one of the supported datatypes");
    };
  }

  private static AttributeValue nothing(AttributeValue value) {
    if (!value.nul()) {
      throw invalid("Null attribute value types must have the value of true");
    }
    return value;
  }

  private static AttributeValue number(AttributeValue value) {
    var canonical = Numbers.canonical(value.n());
    return canonical.equals(value.n()) ? value : AttributeValue.fromN(canonical);
  }

  private static List<String> numbers(List<String> numbers) {
    return numbers.stream().map(Numbers::canonical).toList();
  }

  private static AttributeValue list(List<AttributeValue> elements, int depth) {
    var canonical = new ArrayList<AttributeValue>(elements.size());
    for (var element : elements) {
      canonical.add(of(element, depth));
    }
    return AttributeValue.fromL(canonical);
  }

  private static <T> List<T> set(Collection<T> elements, Comparator<T> order) {
    if (elements.isEmpty()) {
      throw invalid("An set may not be empty");
    }
    var sorted = new TreeSet<>(order);
    sorted.addAll(elements);
    if (sorted.size() < elements.size()) {
      throw invalid("Input collection " + elements + " contains duplicates.");
    }
    return List.copyOf(sorted);
  }

  private static RuntimeException invalid(String message) {
    return Errors.validation("One or more parameter values were invalid: " + message);
  }
}
