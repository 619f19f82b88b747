package dev.packshot.image;

import java.util.Arrays;

/** Reads prefix codes of lossless WebP data (RFC 9649, section 3.7.2). */
final class WebpPrefixCodes {
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  /** Encoders make some thousand codes at most; a hostile file could ask for gigabytes of them. */
  private static final int MOST_WEIGHT = 48 << 20;

  private final WebpBits bits;
  private int weight;

  WebpPrefixCodes(WebpBits bits) {
    this.bits = bits;
  }

  WebpPrefixCode read(int symbols) throws Flaw {
    var code = bits.flag() ? readSimple(symbols) : WebpPrefixCode.of(readLengths(symbols));
    weight += code.weight();
    if (weight > MOST_WEIGHT) {
      throw Flaw.of("The picture is coded with too many prefix codes.");
    }
    return code;
  }

  /** One or two symbols; two have a bit each, in the order of their numbers. */
  private WebpPrefixCode readSimple(int symbols) throws Flaw {
    boolean two = bits.flag();
    int first = bits.read(bits.flag() ? 8 : 1);
    int second = two ? bits.read(8) : first;
    if (Math.max(first, second) >= symbols) {
      throw Flaw.damaged("one of its prefix codes has a symbol that does not exist");
    }
    if (first == second) {
      return WebpPrefixCode.of(first);
    }
    var lengths = new int[Math.max(first, second) + 1];
    lengths[first] = 1;
    lengths[second] = 1;
    return WebpPrefixCode.of(lengths);
  }

  private int[] readLengths(int symbols) throws Flaw {
    var code = readLengthCode();
    int left = bits.flag() ? 2 + bits.read(2 + 2 * bits.read(3)) : symbols;
    if (left > symbols) {
      throw Flaw.damaged("one of its prefix codes has more symbols than there are");
    }
    var lengths = new int[symbols];
    int before = 8;
    for (int at = 0; at < symbols && left > 0; left--) {
      int value = code.decode(bits);
      int repeat = repeat(value);
      if (at + repeat > symbols) {
        throw Flaw.damaged("one of its prefix codes has more symbols than there are");
      }
      if (value < 16 && value > 0) {
        before = value;
      }
      Arrays.fill(lengths, at, at + repeat, value > 16 ? 0 : value == 16 ? before : value);
      at += repeat;
    }
    return lengths;
  }

  private WebpPrefixCode readLengthCode() throws Flaw {
    var lengths = new int[LENGTH_ORDER.length];
    int count = 4 + bits.read(4);
    for (int i = 0; i < count; i++) {
      lengths[LENGTH_ORDER[i]] = bits.read(3);
    }
    return WebpPrefixCode.of(lengths);
  }

  private int repeat(int value) throws Flaw {
    return switch (value) {
      case 16 -> 3 + bits.read(2);
      case 17 -> 3 + bits.read(3);
      case 18 -> 11 + bits.read(7);
      default -> 1;
    };
  }
}
