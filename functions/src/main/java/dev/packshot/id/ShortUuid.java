package dev.packshot.id;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A UUID in 22 characters: the number in base 57, most significant digit first, padded with {@code
 * 2}.
 */
public final class ShortUuid {
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int BASE = ALPHABET.length();
  private static final int LENGTH = 22;
  private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int[] DIGITS = digits();

  private ShortUuid() {}

  /** The 22 characters of a UUID; their order as text is the order of the UUIDs as numbers. */
  public static String encode(UUID uuid) {
    var rest = unsigned(uuid);
    var text = new char[LENGTH];
    for (int at = LENGTH - 1; at >= 0; at--) {
      var division = rest.divideAndRemainder(BIG_BASE);
      text[at] = ALPHABET.charAt(division[1].intValue());
      rest = division[0];
    }
    return new String(text);
  }

  /** The UUID that a shortuuid or the canonical form names, or nothing where it is neither. */
  public static Optional<UUID> parse(String text) {
    if (text.length() == LENGTH) {
      return decode(text);
    }
    return CANONICAL.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private static Optional<UUID> decode(String text) {
    var number = BigInteger.ZERO;
    for (int at = 0; at < LENGTH; at++) {
      int digit = text.charAt(at) < DIGITS.length ? DIGITS[text.charAt(at)] : -1;
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BIG_BASE).add(BigInteger.valueOf(digit));
    }
    if (number.bitLength() > Long.SIZE * 2) {
      return Optional.empty();
    }
    return Optional.of(new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()));
  }

  private static BigInteger unsigned(UUID uuid) {
    return unsigned(uuid.getMostSignificantBits())
        .shiftLeft(Long.SIZE)
        .or(unsigned(uuid.getLeastSignificantBits()));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static int[] digits() {
    var digits = new int[128];
    java.util.Arrays.fill(digits, -1);
    for (int value = 0; value < BASE; value++) {
      digits[ALPHABET.charAt(value)] = value;
    }
    return digits;
  }
}
