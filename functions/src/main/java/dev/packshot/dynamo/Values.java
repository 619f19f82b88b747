package dev.packshot.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conversions between Java values and attribute values. Times are milliseconds since 1970. */
public final class Values {
  private Values() {}

  public static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  public static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  public static AttributeValue time(Instant time) {
    return number(time.toEpochMilli());
  }

  public static AttributeValue bool(boolean bool) {
    return AttributeValue.fromBool(bool);
  }

  public static AttributeValue numbers(List<Integer> numbers) {
    return AttributeValue.fromL(numbers.stream().map(Values::number).toList());
  }

  public static AttributeValue texts(Map<String, String> entries) {
    var map = new HashMap<String, AttributeValue>();
    entries.forEach((key, value) -> map.put(key, text(value)));
    return AttributeValue.fromM(map);
  }

  /** Returns a list of numbers; empty if the attribute is absent. */
  public static List<Integer> numbers(Map<String, AttributeValue> item, String name) {
    var list = item.get(name);
    return list == null
        ? List.of()
        : list.l().stream().map(number -> Integer.valueOf(number.n())).toList();
  }

  public static String text(Map<String, AttributeValue> item, String name) {
    return item.get(name).s();
  }

  public static Optional<String> findText(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  public static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }

  public static Optional<Long> findNumber(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::valueOf);
  }

  public static Instant time(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(number(item, name));
  }

  public static Optional<Instant> findTime(Map<String, AttributeValue> item, String name) {
    return findNumber(item, name).map(Instant::ofEpochMilli);
  }

  public static Map<String, String> texts(Map<String, AttributeValue> item, String name) {
    var entries = new HashMap<String, String>();
    item.get(name).m().forEach((key, value) -> entries.put(key, value.s()));
    return entries;
  }
}
