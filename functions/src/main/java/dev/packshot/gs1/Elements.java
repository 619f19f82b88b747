package dev.packshot.gs1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of application identifiers that were read from one text, in its order. */
final class Elements {
  private static final String GTIN = "01";

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a value. Throws if it breaks a rule of its identifier or contradicts an earlier one. */
  void add(ApplicationIdentifier identifier, String value) throws InvalidElements {
    identifier.check(value);
    var before = values.putIfAbsent(identifier.code(), value);
    if (before != null && !before.equals(value)) {
      throw new InvalidElements("has AI " + identifier.code() + " twice, with different values.");
    }
  }

  /**
   * Returns the GTIN of the scanned item. That of AI 02 is not: it is the GTIN of what a logistic
   * unit contains.
   */
  Optional<Gtin> gtin() {
    return Optional.ofNullable(values.get(GTIN))
        .flatMap(Gtin::parse)
        .filter(gtin -> !gtin.hasOnlyZeros());
  }

  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }
}
