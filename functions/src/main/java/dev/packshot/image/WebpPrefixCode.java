package dev.packshot.image;

/** One prefix code of lossless WebP data, ready to decode (RFC 9649, section 3.7.2.1). */
final class WebpPrefixCode {
  static final int MOST_BITS = 15;

  private static final int MOST_QUICK_BITS = 8;
  private static final int SYMBOL_BITS = 12;

  /** For the bits that may come next: length of the code << 12 | symbol, 0 where it is longer. */
  private final char[] quick;

  private final char[] symbols;
  private final int[] ends = new int[MOST_BITS + 1];
  private final int[] firsts = new int[MOST_BITS + 1];

  private WebpPrefixCode(char[] symbols, int quickBits) {
    this.symbols = symbols;
    this.quick = new char[symbols.length == 1 ? 0 : 1 << quickBits];
  }

  /** The code of one symbol alone, which takes no bits at all. */
  static WebpPrefixCode of(int symbol) {
    return new WebpPrefixCode(new char[] {(char) symbol}, 0);
  }

  /** The canonical code whose symbols have these lengths, 0 where one is not used. */
  static WebpPrefixCode of(int[] lengths) throws Flaw {
    var counts = new int[MOST_BITS + 2];
    int longest = 0;
    int used = 0;
    for (int length : lengths) {
      if (length > 0) {
        counts[length + 1]++;
        longest = Math.max(longest, length);
        used++;
      }
    }
    var code = new WebpPrefixCode(new char[used], Math.min(longest, MOST_QUICK_BITS));
    code.assign(lengths, counts);
    return code;
  }

  /** Memory it takes, in bytes and about. */
  int weight() {
    return 200 + 2 * (quick.length + symbols.length);
  }

  private void assign(int[] lengths, int[] countsBehind) throws Flaw {
    for (int length = 1; length < countsBehind.length; length++) {
      countsBehind[length] += countsBehind[length - 1];
    }
    var places = countsBehind.clone();
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[places[lengths[symbol]]++] = (char) symbol;
      }
    }
    if (symbols.length != 1) {
      assignCodes(countsBehind);
    }
  }

  private void assignCodes(int[] indexes) throws Flaw {
    int code = 0;
    for (int length = 1; length <= MOST_BITS; length++) {
      code <<= 1;
      int count = indexes[length + 1] - indexes[length];
      firsts[length] = indexes[length] - code;
      ends[length] = code + count;
      fillQuick(code, length);
      code += count;
    }
    if (code != 1 << MOST_BITS) {
      throw Flaw.damaged("one of its prefix codes is not complete");
    }
  }

  private void fillQuick(int from, int length) {
    for (int code = from; 1 << length <= quick.length && code < ends[length]; code++) {
      int reversed = Integer.reverse(code) >>> (32 - length);
      // more codes than there can be are found out at the end
      for (int at = reversed; at < quick.length; at += 1 << length) {
        quick[at] = (char) (length << SYMBOL_BITS | symbols[firsts[length] + code]);
      }
    }
  }

  /** Whether it has one symbol alone, which takes no bits at all. */
  boolean isFree() {
    return quick.length == 0;
  }

  /** Whether that one symbol is a sample, not a copy or a cached colour. */
  boolean isColour() {
    return symbols[0] < 256;
  }

  int decode(WebpBits bits) throws Flaw {
    if (isFree()) {
      return symbols[0];
    }
    int next = bits.peek();
    int entry = quick[next & (quick.length - 1)];
    if (entry != 0) {
      bits.skip(entry >> SYMBOL_BITS);
      return entry & ((1 << SYMBOL_BITS) - 1);
    }
    return decodeLong(bits, next);
  }

  private int decodeLong(WebpBits bits, int next) throws Flaw {
    int code = 0;
    for (int length = 1; length <= MOST_BITS; length++) {
      code = code << 1 | (next >>> (length - 1) & 1);
      if (code < ends[length]) {
        bits.skip(length);
        return symbols[firsts[length] + code];
      }
    }
    throw Flaw.damaged("its data holds a code that means nothing");
  }
}
