package dev.packshot.bench.textbook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table, read and written by its attributes. */
record Item(Map<String, AttributeValue> attributes) {

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue texts(Map<String, String> texts) {
    return AttributeValue.fromM(
        texts.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> AttributeValue.fromS(entry.getValue()))));
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String sort() {
    return attributes.get("sk").s();
  }

  String text(String name) {
    return has(name) ? attributes.get(name).s() : null;
  }

  Long number(String name) {
    return has(name) ? Long.valueOf(attributes.get(name).n()) : null;
  }

  String time(String name) {
    return Instant.ofEpochMilli(number(name)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  Map<String, String> texts(String name) {
    return attributes.get(name).m().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().s()));
  }

  Item map(String name) {
    return new Item(attributes.get(name).m());
  }

  List<String> numbers(String name) {
    return has(name)
        ? attributes.get(name).l().stream().map(AttributeValue::n).toList()
        : List.of();
  }
}
