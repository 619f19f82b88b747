package dev.packshot.gs1;

import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A GS1 Digital Link whose application identifiers are compressed to the last segment of its path
 * (GS1 Digital Link Standard: Compression). It is recognized so that it can be refused by name: the
 * segment begins with the code of a key, and the key's digits end with the right check digit.
 */
final class CompressedLink {
  private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_-]{6,}");
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int BITS_PER_CHARACTER = 6;
  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  /** Codes of two identifiers of which the first is 01. */
  private static final Set<String> GTIN_FIRST =
      Set.of(
          "0a", "0b", "0c", "0d", "0e", "0f", "1a", "1b", "1c", "1d", "1e", "1f", "2a", "2b", "2c",
          "2d", "2e", "2f", "3a", "3b", "3c", "3d", "3e", "3f", "a0", "a1", "a2", "a3", "a4", "a5",
          "a6", "a7", "a8", "a9");

  private final String segment;
  private int at;

  private CompressedLink(String segment) {
    this.segment = segment;
  }

  static boolean isCompressed(WebLink link) {
    int last = link.segments().size() - 1;
    return last >= 0
        && isPart(link.segments().get(last))
        && new CompressedLink(link.segments().get(last)).beginsWithKey();
  }

  /** Returns whether a segment after a key can be the compressed rest. */
  static boolean isPart(String segment) {
    return ALPHABET.matcher(segment).matches();
  }

  private boolean beginsWithKey() {
    var code = hex(2);
    if (GTIN_FIRST.contains(code)) {
      code = "01";
    }
    while (code.length() < 4 && ApplicationIdentifiers.find(code).isEmpty()) {
      code += hex(1);
    }
    return ApplicationIdentifiers.find(code)
        .filter(key -> key.isKey() && key.hasCheckDigit() && key.format().isFixed())
        .filter(key -> hasCheckedNumber(key.format().keyLength()))
        .isPresent();
  }

  private boolean hasCheckedNumber(int digits) {
    int bits = (int) Math.ceil(digits * BITS_PER_DIGIT + 0.01);
    if (at + bits > segment.length() * BITS_PER_CHARACTER) {
      return false;
    }
    var number = Long.toString(bits(bits));
    return number.length() <= digits && CheckDigit.isRight(number);
  }

  private String hex(int digits) {
    return HexFormat.of().toHexDigits(bits(4 * digits), digits);
  }

  private long bits(int count) {
    long bits = 0;
    for (int bit = 0; bit < count; bit++, at++) {
      int index = at / BITS_PER_CHARACTER;
      int character = index < segment.length() ? DIGITS.indexOf(segment.charAt(index)) : 0;
      int shift = BITS_PER_CHARACTER - 1 - at % BITS_PER_CHARACTER;
      bits = (bits << 1) | ((character >> shift) & 1);
    }
    return bits;
  }
}
