package dev.packshot.gs1;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Random texts as scanners send them, about half of them with a fault. */
final class RandomTexts {
  private static final String ALPHABET = "0123456789ABZabz%/()-\u001d\u00e9";
  private static final List<String> SYMBOLS = List.of("]C1", "]e0", "]d2", "]Q3");
  private static final List<ApplicationIdentifier> KEYS =
      ApplicationIdentifiers.all().values().stream()
          .filter(ApplicationIdentifier::isKey)
          .sorted(Comparator.comparing(ApplicationIdentifier::code))
          .toList();

  private final Random random;
  private final RandomElements elements;

  RandomTexts(Random random) {
    this.random = random;
    this.elements = new RandomElements(random);
  }

  String message() {
    var text = elements.elementString(elements.values());
    return elements.one(SYMBOLS) + elements.mutated(text, ALPHABET);
  }

  String link() {
    return linkWithoutQuery() + query();
  }

  String linkWithoutQuery() {
    return link(elements.one(KEYS));
  }

  String linkOfAGtin() {
    return link(ApplicationIdentifiers.find("01").orElseThrow());
  }

  private String link(ApplicationIdentifier key) {
    var path = elements.mutated(path(key).substring(1), "0123456789AZaz%/");
    return elements.one(List.of("https://id.gs1.org/", "http://example.com/some/path/")) + path;
  }

  /** Returns the path of a key and some of its qualifiers, mostly in the right order. */
  private String path(ApplicationIdentifier key) {
    var path = new StringBuilder();
    var codes = new ArrayList<>(List.of(key.code()));
    var sequences = key.qualifiers();
    if (!sequences.isEmpty()) {
      var qualifiers = new ArrayList<>(elements.one(sequences));
      if (random.nextInt(4) == 0) {
        Collections.shuffle(qualifiers, random);
      }
      qualifiers.stream().filter(code -> random.nextBoolean()).forEach(codes::add);
    }
    for (var code : codes) {
      var value = elements.value(ApplicationIdentifiers.find(code).orElseThrow());
      path.append('/').append(code).append('/').append(encoded(value));
    }
    return path.toString();
  }

  private String query() {
    if (random.nextBoolean()) {
      return "";
    }
    var values = new LinkedHashMap<>(Map.of("linkType", "gs1:pip"));
    values.put("17", elements.value(ApplicationIdentifiers.find("17").orElseThrow()));
    values.put("3103", elements.digits(5 + random.nextInt(2)));
    values.put("99", elements.value(ApplicationIdentifiers.find("99").orElseThrow()));
    return values.entrySet().stream()
        .filter(entry -> random.nextBoolean())
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  String number() {
    int length = elements.one(List.of(8, 12, 13, 14));
    var start = elements.one(List.of("", "", "00", "000000", "2", "02", "04", "977", "978"));
    var digits = RandomElements.checked((start + elements.digits(14)).substring(0, length), length);
    return elements.mutated(digits, "0123456789x");
  }

  String upcE() {
    var digits = "0" + elements.digits(7);
    var upc = UpcE.expanded(digits);
    return upc.isEmpty() && random.nextBoolean() ? withCheckDigit(digits) : digits;
  }

  private static String withCheckDigit(String digits) {
    for (char check = '0'; check <= '9'; check++) {
      var candidate = digits.substring(0, 7) + check;
      if (UpcE.expanded(candidate).isPresent()) {
        return candidate;
      }
    }
    return digits;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
