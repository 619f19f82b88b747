package dev.packshot.gs1;

import java.util.Optional;

/**
 * A Global Trade Item Number of 8, 12, 13 or 14 digits (GS1 General Specifications, section 3). It
 * is padded with leading zeros to 14 digits, so that a product has only one representation. {@link
 * GtinText} reads one as people write it.
 */
public record Gtin(String digits) {
  static final int LENGTH = 14;

  /** The digits before a GTIN-8. No other GTIN begins with them. */
  private static final String BEFORE_GTIN_8 = "0".repeat(LENGTH - 8);

  public Gtin {
    if (digits.length() != LENGTH || !isNumber(digits) || !CheckDigit.isRight(digits)) {
      throw new IllegalArgumentException("not a GTIN of 14 digits: " + digits);
    }
  }

  /** Reads a GTIN; empty if the length, a character or the check digit is wrong. */
  public static Optional<Gtin> parse(String text) {
    return isLength(text.length()) && isNumber(text) && CheckDigit.isRight(text)
        ? Optional.of(new Gtin(padded(text)))
        : Optional.empty();
  }

  /**
   * Returns whether the number is only unique within a company or a region. Shops give such numbers
   * to goods that they weigh or make, often with a weight or a price in it (GS1 General
   * Specifications, section 1.4: GS1 prefixes 02, 04 and 20 to 29, GS1-8 prefixes 0 and 2).
   */
  public boolean isRestricted() {
    if (digits.startsWith(BEFORE_GTIN_8)) {
      char first = digits.charAt(BEFORE_GTIN_8.length());
      return first == '0' || first == '2';
    }
    return digits.startsWith("2", 1) || digits.startsWith("02", 1) || digits.startsWith("04", 1);
  }

  /** Returns whether the number has only zeros, which identify nothing. */
  boolean hasOnlyZeros() {
    return digits.equals("0".repeat(LENGTH));
  }

  @Override
  public String toString() {
    return digits;
  }

  static String padded(String number) {
    return "0".repeat(LENGTH - number.length()) + number;
  }

  private static boolean isLength(int length) {
    return length == 8 || (length >= 12 && length <= LENGTH);
  }

  static boolean isNumber(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
