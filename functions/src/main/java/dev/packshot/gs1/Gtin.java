package dev.packshot.gs1;

import java.util.Optional;

/**
 * A Global Trade Item Number of 8, 12, 13 or 14 digits (GS1 General Specifications, section 3). It
 * is padded with leading zeros to 14 digits, so that a product has only one representation.
 */
public record Gtin(String digits) {
  private static final int LENGTH = 14;

  public Gtin {
    if (digits.length() != LENGTH || !isNumber(digits) || !hasValidCheckDigit(digits)) {
      throw new IllegalArgumentException("not a GTIN of 14 digits: " + digits);
    }
  }

  /** Reads a GTIN; empty if the length, a character or the check digit is wrong. */
  public static Optional<Gtin> parse(String text) {
    if (!isLength(text.length()) || !isNumber(text)) {
      return Optional.empty();
    }
    var padded = "0".repeat(LENGTH - text.length()) + text;
    return hasValidCheckDigit(padded) ? Optional.of(new Gtin(padded)) : Optional.empty();
  }

  @Override
  public String toString() {
    return digits;
  }

  private static boolean isLength(int length) {
    return length == 8 || (length >= 12 && length <= LENGTH);
  }

  private static boolean isNumber(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether the digits, multiplied by 3 and 1 alternately from the left, add up to a
   * multiple of ten (GS1 General Specifications, section 7.9.1).
   */
  private static boolean hasValidCheckDigit(String padded) {
    int sum = 0;
    for (int at = 0; at < LENGTH; at++) {
      sum += (padded.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
    }
    return sum % 10 == 0;
  }
}
