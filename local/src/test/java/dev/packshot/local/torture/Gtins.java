package dev.packshot.local.torture;

import java.util.Locale;

/** The GTINs of the tests' products. */
final class Gtins {
  private Gtins() {}

  /** Returns one of several GTINs, with its check digit. */
  static String of(int number) {
    var digits = String.format(Locale.ROOT, "400000000%03d", number);
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
