package dev.packshot.simulation.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A generator of attribute values from a small range, so that they are often equal. */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "abc", "b", "B", "10", "9", "\u00e9", "\ufffd", "\ud83d\ude00");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "10",
          "-1",
          "-2",
          "100",
          "1.5",
          "-0",
          "01",
          "+1",
          "1.0",
          "2.50",
          ".5",
          "1.",
          "1e1",
          "1E+2",
          "15e-1",
          "-1.50",
          "0.000",
          "00",
          "123456789012345678",
          "999999999999999999",
          "1234567890123456789",
          "99999999999999999999999999999999999999",
          "1e20",
          "1e-20",
          "12345678901234567890.5",
          "1e125",
          "-1e-130",
          "0.1",
          "0e5");

  private static final List<String> ODD_NUMBERS =
      List.of(
          "",
          "abc",
          "1 ",
          " 1",
          "1e126",
          "1e-131",
          "1,5",
          "0x1",
          "--1",
          "1e",
          ".",
          "NaN",
          "Infinity",
          "123456789012345678901234567890123456789",
          "1_0",
          "1d");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  AttributeValue any() {
    return any(2);
  }

  private AttributeValue any(int depth) {
    return switch (random.nextInt(depth == 0 ? 10 : 14)) {
      case 0, 1, 2 -> text();
      case 3, 4, 5 -> number();
      case 6 -> AttributeValue.fromBool(random.nextBoolean());
      case 7 -> AttributeValue.fromNul(!once(20));
      case 8 -> set();
      case 9 -> binary();
      case 10, 11 -> AttributeValue.fromM(map(depth - 1));
      default -> list(depth - 1);
    };
  }

  AttributeValue text() {
    return AttributeValue.fromS(oneOf(TEXTS));
  }

  AttributeValue number() {
    return AttributeValue.fromN(numberText());
  }

  /** Returns one of the numbers whose sums have no more than 38 digits. */
  AttributeValue smallNumber() {
    return AttributeValue.fromN(oneOf(NUMBERS.subList(0, 22)));
  }

  private String numberText() {
    return oneOf(once(60) ? ODD_NUMBERS : NUMBERS);
  }

  AttributeValue binary() {
    return AttributeValue.fromB(bytes());
  }

  private SdkBytes bytes() {
    var bytes = new byte[random.nextInt(3)];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (random.nextInt(3) - 1);
    }
    return SdkBytes.fromByteArray(bytes);
  }

  AttributeValue set() {
    return switch (random.nextInt(4)) {
      case 0 -> AttributeValue.fromNs(several(this::numberText));
      case 1 -> AttributeValue.fromBs(several(this::bytes));
      default -> AttributeValue.fromSs(several(() -> oneOf(TEXTS)));
    };
  }

  /** Returns different elements, with rare exceptions. */
  private <T> List<T> several(Supplier<T> element) {
    var elements = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(each -> element.get());
    if (once(30)) {
      return once(2) ? List.of() : elements.toList();
    }
    return elements.distinct().toList();
  }

  AttributeValue list() {
    return list(1);
  }

  private AttributeValue list(int depth) {
    return AttributeValue.fromL(
        Stream.generate(() -> any(depth)).limit(random.nextInt(4)).toList());
  }

  AttributeValue map() {
    return AttributeValue.fromM(map(1));
  }

  private Map<String, AttributeValue> map(int depth) {
    var map = new LinkedHashMap<String, AttributeValue>();
    for (int entries = random.nextInt(4); entries > 0; entries--) {
      map.put(oneOf(List.of("a", "b", "c")), any(depth));
    }
    return map;
  }
}
