package dev.packshot.acceptance;

import java.math.BigInteger;
import java.util.UUID;

/** A converter of short UUIDs that is independent of the code under test. */
final class ShortIds {
  private static final String DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int LENGTH = 22;

  private ShortIds() {}

  /** Returns an id that does not exist. */
  static String unknown() {
    return of(UUID.randomUUID());
  }

  static String of(UUID id) {
    var number = new BigInteger(id.toString().replace("-", ""), 16);
    var text = new StringBuilder();
    for (int digit = 0; digit < LENGTH; digit++) {
      var parts = number.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(parts[1].intValue()));
      number = parts[0];
    }
    return text.reverse().toString();
  }

  static UUID uuid(String shortId) {
    var number = BigInteger.ZERO;
    for (int at = 0; at < shortId.length(); at++) {
      int digit = DIGITS.indexOf(shortId.charAt(at));
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    return new UUID(number.shiftRight(64).longValue(), number.longValue());
  }
}
