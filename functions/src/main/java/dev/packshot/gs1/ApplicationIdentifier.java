package dev.packshot.gs1;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A GS1 application identifier: two to four digits that say what the value after them is. One row
 * of {@link ApplicationIdentifiers}.
 *
 * @param check {@code check} for a check digit, the layout of a date, a regular expression, two of
 *     them with {@code &} between, or {@code -}
 * @param link {@code key} if a Digital Link may have it first, with the qualifiers that may follow
 */
record ApplicationIdentifier(
    String code, DataFormat format, String check, String link, String title) {
  /** What codes begin with whose values end without FNC1 (figure 7.8.5-2). */
  private static final Set<String> PREDEFINED =
      Set.of(
          "00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
          "31", "32", "33", "34", "35", "36", "41");

  private static final String CHECK_DIGIT = "check";
  private static final String NONE = "-";

  /** Throws if the value breaks a rule. */
  void check(String value) throws InvalidElements {
    if (!format.matches(value)) {
      throw invalid("a value that is not of the form " + format);
    }
    for (var rule : check.split("&", -1)) {
      check(rule, value);
    }
  }

  private void check(String rule, String value) throws InvalidElements {
    if (rule.equals(CHECK_DIGIT) && !CheckDigit.isRight(value.substring(0, format.keyLength()))) {
      throw invalid("a wrong check digit");
    }
    if (DateLayout.isLayout(rule) && !new DateLayout(rule).matches(value)) {
      throw invalid("a date or time that does not exist; it has to be " + rule);
    }
    if ((rule.startsWith("[") || rule.startsWith("\\")) && !value.matches(rule)) {
      throw invalid("a value that does not match " + rule);
    }
  }

  /** Returns whether the value breaks no rule. */
  boolean accepts(String value) {
    try {
      check(value);
      return true;
    } catch (InvalidElements invalid) {
      return false;
    }
  }

  /** Returns whether every value has the same length and no FNC1 has to follow it. */
  boolean isPredefined() {
    return PREDEFINED.contains(code.substring(0, 2));
  }

  boolean hasCheckDigit() {
    return check.startsWith(CHECK_DIGIT);
  }

  /** Returns whether a Digital Link may begin with it. */
  boolean isKey() {
    return !link.equals(NONE);
  }

  /**
   * Returns the qualifiers that may follow a key in a Digital Link, in order: any of these lists.
   */
  List<List<String>> qualifiers() {
    return Stream.of(link.split("/", -1))
        .skip(1)
        .map(sequence -> List.of(sequence.split(",", -1)))
        .toList();
  }

  private InvalidElements invalid(String reason) {
    return new InvalidElements("has AI " + code + " (" + title + ") with " + reason + ".");
  }
}
