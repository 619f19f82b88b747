package dev.packshot.http;

import dev.packshot.json.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole number of JSON, however it is written: {@code 12}, {@code 12.0} or {@code 1.2e1}. It is a
 * class of its own because most requests have no number, and their functions do not load it.
 */
final class WholeNumber {
  private static final int MAX_DIGITS = 18;

  /** Numbers that are short enough to be computed with. */
  private static final Pattern SHORT =
      Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private WholeNumber() {}

  /** Returns the value; empty if it has a fraction or more than {@value #MAX_DIGITS} digits. */
  static Optional<Long> of(JsonNumber number) {
    if (!SHORT.matcher(number.text()).matches()) {
      return Optional.empty();
    }
    var value = new BigDecimal(number.text());
    boolean isSmall = (long) value.precision() - value.scale() <= MAX_DIGITS;
    return isSmall && value.stripTrailingZeros().scale() <= 0
        ? Optional.of(value.longValueExact())
        : Optional.empty();
  }
}
