package dev.packshot.id;

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

  /** As many digits as are divided off at once: the greatest power of the base within 32 bits. */
  private static final int STEP = 5;

  private static final long STEP_BASE = (long) Math.pow(BASE, STEP);
  private static final long LIMB = 0xffff_ffffL;
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int[] DIGITS = digits();

  private ShortUuid() {}

  /** The 22 characters of a UUID; their order as text is the order of the UUIDs as numbers. */
  public static String encode(UUID uuid) {
    var limbs = limbs(uuid);
    var text = new char[LENGTH];
    for (int end = LENGTH; end > 0; end -= STEP) {
      long digits = divideOff(limbs);
      for (int at = end - 1; at >= Math.max(0, end - STEP); at--) {
        text[at] = ALPHABET.charAt((int) (digits % BASE));
        digits /= BASE;
      }
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
    var limbs = new long[4];
    for (int at = 0; at < LENGTH; at++) {
      int digit = text.charAt(at) < DIGITS.length ? DIGITS[text.charAt(at)] : -1;
      if (digit < 0 || !append(limbs, digit)) {
        return Optional.empty();
      }
    }
    return Optional.of(new UUID(limbs[0] << 32 | limbs[1], limbs[2] << 32 | limbs[3]));
  }

  /** The number as four times 32 bits, the most significant first. */
  private static long[] limbs(UUID uuid) {
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    return new long[] {high >>> 32, high & LIMB, low >>> 32, low & LIMB};
  }

  /** Takes the last digits off a number and answers them. */
  private static long divideOff(long[] limbs) {
    long rest = 0;
    for (int at = 0; at < limbs.length; at++) {
      long part = rest << 32 | limbs[at];
      limbs[at] = part / STEP_BASE;
      rest = part % STEP_BASE;
    }
    return rest;
  }

  /** Writes one digit behind a number, if there is room for it. */
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
