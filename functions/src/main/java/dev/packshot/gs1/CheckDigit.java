package dev.packshot.gs1;

/**
 * The last digit of a GTIN. With it, the digits multiplied by 3 and 1 alternately, from the right,
 * add up to a multiple of ten (GS1 General Specifications, section 7.9.1).
 */
final class CheckDigit {
  private static final int TEN = 10;

  private CheckDigit() {}

  /** Returns the check digit of a number without one. */
  static int of(String body) {
    return (TEN - sum(body + "0") % TEN) % TEN;
  }

  /** Returns whether the number ends with its check digit. */
  static boolean isRight(String number) {
    return sum(number) % TEN == 0;
  }

  private static int sum(String number) {
    int sum = 0;
    for (int at = 0; at < number.length(); at++) {
      boolean isWeighted = (number.length() - at) % 2 == 0;
      sum += (number.charAt(at) - '0') * (isWeighted ? 3 : 1);
    }
    return sum;
  }
}
