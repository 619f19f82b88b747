package dev.packshot.simulation.table;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The sizes of values in bytes, as the page CapacityUnitCalculations defines them. */
final class Sizes {
  /** What a list or map takes besides its elements. */
  private static final int DOCUMENT = 3;

  /** What each element of a list or map takes besides its value. */
  private static final int ELEMENT = 1;

  private Sizes() {}

  static int ofItem(Map<String, AttributeValue> item) {
    int size = 0;
    for (var attribute : item.entrySet()) {
      size += Utf8.length(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> Utf8.length(value.s());
      case N -> ofNumber(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(Utf8::length).sum();
      case NS -> value.ns().stream().mapToInt(Sizes::ofNumber).sum();
      case BS -> value.bs().stream().mapToInt(each -> each.asByteArrayUnsafe().length).sum();
      case L -> DOCUMENT + ofElements(value.l());
      case M -> DOCUMENT + ofItem(value.m()) + ELEMENT * value.m().size();
      default -> 1;
    };
  }

  private static int ofNumber(String number) {
    return (Numbers.digits(number) + 1) / 2 + 1;
  }

  private static int ofElements(Collection<AttributeValue> elements) {
    int size = 0;
    for (var element : elements) {
      size += of(element) + ELEMENT;
    }
    return size;
  }
}
