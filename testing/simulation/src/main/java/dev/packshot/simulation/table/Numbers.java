package dev.packshot.simulation.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers of DynamoDB: decimal, with up to 38 significant digits, as text. */
final class Numbers {
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;

  /** The length up to which an integer fits into a long. */
  private static final int SHORT = 18;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

  private Numbers() {}

  /** Returns the one notation of a number that is stored: plain, without superfluous zeros. */
  static String canonical(String text) {
    return isLong(text) ? text : write(parse(text));
  }

  /** Returns whether the text is an integer in canonical notation that fits into a long. */
  static boolean isLong(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || digits > SHORT || text.charAt(start) == '0') {
      return text.equals("0");
    }
    for (int at = start; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  private static BigDecimal parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Errors.validation("The parameter cannot be converted to a numeric value: " + text);
    }
    return new BigDecimal(text);
  }

  private static String write(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    if (stripped.signum() == 0) {
      return "0";
    }
    if (stripped.precision() > MAX_DIGITS) {
      throw Errors.validation("Attempting to store more than 38 significant digits in a Number");
    }
    long exponent = (long) stripped.precision() - stripped.scale() - 1;
    if (exponent > MAX_EXPONENT) {
      throw Errors.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < MIN_EXPONENT) {
      throw Errors.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    return stripped.toPlainString();
  }

  /** Compares two numbers in canonical notation. */
  static int compare(String one, String other) {
    return isLong(one) && isLong(other)
        ? Long.compare(Long.parseLong(one), Long.parseLong(other))
        : new BigDecimal(one).compareTo(new BigDecimal(other));
  }

  /** Returns the sum of two numbers in canonical notation. */
  static String add(String one, String other) {
    return isLong(one) && isLong(other)
        ? Long.toString(Long.parseLong(one) + Long.parseLong(other))
        : write(new BigDecimal(one).add(new BigDecimal(other)));
  }

  static String subtract(String one, String other) {
    return write(new BigDecimal(one).subtract(new BigDecimal(other)));
  }

  /** Returns the number of significant digits of a number in canonical notation. */
  static int digits(String number) {
    return isLong(number)
        ? significantDigits(number)
        : new BigDecimal(number).stripTrailingZeros().precision();
  }

  private static int significantDigits(String integer) {
    int end = integer.length();
    while (end > 1 && integer.charAt(end - 1) == '0') {
      end--;
    }
    return integer.startsWith("-") ? end - 1 : end;
  }
}
