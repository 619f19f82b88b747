package dev.packshot.bench.textbook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table, with typed access to its attributes. */
record Item(Map<String, AttributeValue> attributes) {

  String text(String name) {
    return attributes.containsKey(name) ? attributes.get(name).s() : null;
  }

  Long number(String name) {
    return attributes.containsKey(name) ? Long.valueOf(attributes.get(name).n()) : null;
  }

  String time(String name) {
    return attributes.containsKey(name)
        ? Instant.ofEpochMilli(number(name)).truncatedTo(ChronoUnit.SECONDS).toString()
        : null;
  }

  Map<String, String> texts(String name) {
    return attributes.get(name).m().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().s()));
  }

  /** Returns the first map of a list. */
  Item first(String name) {
    return new Item(attributes.get(name).l().get(0).m());
  }

  List<String> numbers(String name) {
    return attributes.containsKey(name)
        ? attributes.get(name).l().stream().map(AttributeValue::n).toList()
        : List.of();
  }
}
