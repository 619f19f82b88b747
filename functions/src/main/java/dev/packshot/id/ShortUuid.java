package dev.packshot.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The encoding of a UUID in 22 characters: its number in base 57, most significant digit first,
 * padded with {@code 2}.
 */
public final class ShortUuid {
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int BASE = ALPHABET.length();

  /** The number of characters. */
  public static final int LENGTH = 22;

  /** The number of digits per division: the greatest power of the base that fits in 32 bits. */
  private static final int STEP = 5;

  private static final long STEP_BASE = (long) Math.pow(BASE, STEP);
  private static final long LIMB = 0xffff_ffffL;
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int[] DIGITS = digits();

  private ShortUuid() {}

  /** Returns the 22 characters of a UUID. They sort as text in the order of the numbers. */
  public static String encode(UUID uuid) {
    var limbs = limbs(uuid);
    var text = new char[LENGTH];
    for (int end = LENGTH; end > 0; end -= STEP) {
      long digits = removeLastDigits(limbs);
      for (int at = end - 1; at >= Math.max(0, end - STEP); at--) {
        text[at] = ALPHABET.charAt((int) (digits % BASE));
        digits /= BASE;
      }
    }
    return new String(text);
  }

  /** Reads a shortuuid or a UUID in canonical form; empty if the text is neither. */
  public static Optional<UUID> parse(String text) {
    if (text.length() == LENGTH) {
      return decode(text);
    }
    return CANONICAL.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private static Optional<UUID> decode(String text) {
    var limbs = new long[4];
    for (int at = 0; at < LENGTH; at++) {
      int digit = text.charAt(at) < DIGITS.length ? DIGITS[text.charAt(at)] : -1;
      if (digit < 0 || !append(limbs, digit)) {
        return Optional.empty();
      }
    }
    return Optional.of(new UUID(limbs[0] << 32 | limbs[1], limbs[2] << 32 | limbs[3]));
  }

  /** Returns the number as four limbs of 32 bits, the most significant first. */
  private static long[] limbs(UUID uuid) {
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    return new long[] {high >>> 32, high & LIMB, low >>> 32, low & LIMB};
  }

  /** Removes the last {@value #STEP} digits from a number and returns them. */
  private static long removeLastDigits(long[] limbs) {
    long remainder = 0;
    for (int at = 0; at < limbs.length; at++) {
      long part = remainder << 32 | limbs[at];
      limbs[at] = part / STEP_BASE;
      remainder = part % STEP_BASE;
    }
    return remainder;
  }

  /** Appends one digit to a number. Returns false on overflow. */
  private static boolean append(long[] limbs, int digit) {
    long carry = digit;
    for (int at = limbs.length - 1; at >= 0; at--) {
      long part = limbs[at] * BASE + carry;
      limbs[at] = part & LIMB;
      carry = part >>> 32;
    }
    return carry == 0;
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
