package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.InvalidImage;
import java.util.Arrays;

/** A prefix code of symbols, whose codes have up to 15 bits (RFC 9649, 3.7.2.1). */
final class PrefixCode {
  private static final int MAX_LENGTH = 15;

  /** The bits that are looked up at once; longer codes are followed bit by bit. */
  private static final int TABLE_BITS = 8;

  private static final int SYMBOL_BITS = 12;

  /** The order in which the lengths of the codes for code lengths are stored. */
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  private final int[] counts = new int[MAX_LENGTH + 1];
  private final short[] symbols;
  private char[] table;

  /** Creates the canonical code of these lengths, which are 0 for symbols that do not occur. */
  private PrefixCode(int[] lengths) throws InvalidImage {
    int used = 0;
    for (int length : lengths) {
      counts[length]++;
      used += length > 0 ? 1 : 0;
    }
    counts[0] = 0;
    symbols = new short[used];
    requireCompleteness();
    var next = new int[MAX_LENGTH + 1];
    for (int length = 1; length <= MAX_LENGTH; length++) {
      next[length] = next[length - 1] + counts[length - 1];
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[next[lengths[symbol]]++] = (short) symbol;
      }
    }
  }

  private void requireCompleteness() throws InvalidImage {
    int codes = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      codes += counts[length] << (MAX_LENGTH - length);
    }
    boolean complete = codes == 1 << MAX_LENGTH;
    if (symbols.length == 0 || (symbols.length > 1 && !complete)) {
      throw InvalidImage.undecodable();
    }
  }

  /** Reads the definition of a code for symbols below the limit. */
  static PrefixCode define(LosslessBits bits, int limit) throws InvalidImage {
    var lengths = new int[limit];
    if (bits.readFlag()) {
      readSymbols(bits, lengths);
    } else {
      readLengths(bits, lengths);
    }
    return new PrefixCode(lengths);
  }

  /** Reads one or two symbols of the same length. */
  private static void readSymbols(LosslessBits bits, int[] lengths) throws InvalidImage {
    boolean two = bits.readFlag();
    int first = bits.read(bits.readFlag() ? 8 : 1);
    setLength(lengths, first);
    if (two) {
      setLength(lengths, bits.read(8));
    }
  }

  private static void setLength(int[] lengths, int symbol) throws InvalidImage {
    if (symbol >= lengths.length) {
      throw InvalidImage.undecodable();
    }
    lengths[symbol] = 1;
  }

  private static void readLengths(LosslessBits bits, int[] lengths) throws InvalidImage {
    var lengthsOfLengths = new int[LENGTH_ORDER.length];
    int given = 4 + bits.read(4);
    if (given > LENGTH_ORDER.length) {
      throw InvalidImage.undecodable();
    }
    for (int i = 0; i < given; i++) {
      lengthsOfLengths[LENGTH_ORDER[i]] = bits.read(3);
    }
    var code = new PrefixCode(lengthsOfLengths);
    int left = bits.readFlag() ? 2 + bits.read(2 + 2 * bits.read(3)) : lengths.length;
    int previous = 8;
    for (int at = 0; at < lengths.length && left > 0; left--) {
      int length = code.read(bits);
      if (length < 16) {
        lengths[at++] = length;
        previous = length == 0 ? previous : length;
      } else {
        at = repeat(bits, lengths, at, length, previous);
      }
    }
  }

  private static int repeat(LosslessBits bits, int[] lengths, int at, int kind, int previous)
      throws InvalidImage {
    int times =
        switch (kind) {
          case 16 -> 3 + bits.read(2);
          case 17 -> 3 + bits.read(3);
          default -> 11 + bits.read(7);
        };
    if (at + times > lengths.length) {
      throw InvalidImage.undecodable();
    }
    if (kind == 16) {
      Arrays.fill(lengths, at, at + times, previous);
    }
    return at + times;
  }

  /** Reads a symbol. A code of a single symbol takes no bits. */
  int read(LosslessBits bits) throws InvalidImage {
    if (symbols.length == 1) {
      return symbols[0];
    }
    if (table == null) {
      table = table();
    }
    int entry = table[bits.peek(TABLE_BITS)];
    if (entry == 0) {
      return readLong(bits);
    }
    bits.skip(entry >> SYMBOL_BITS);
    return entry & ((1 << SYMBOL_BITS) - 1);
  }

  private int readLong(LosslessBits bits) throws InvalidImage {
    int all = bits.peek(MAX_LENGTH);
    int code = 0;
    int firstCode = 0;
    int firstSymbol = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      code = code << 1 | ((all >> (length - 1)) & 1);
      if (code - firstCode < counts[length]) {
        bits.skip(length);
        return symbols[firstSymbol + code - firstCode];
      }
      firstSymbol += counts[length];
      firstCode = (firstCode + counts[length]) << 1;
    }
    throw InvalidImage.undecodable();
  }

  /** Returns the length and the symbol for all bits that begin with a short code, and else 0. */
  private char[] table() {
    var entries = new char[1 << TABLE_BITS];
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= TABLE_BITS; length++, code <<= 1) {
      for (int i = 0; i < counts[length]; i++, code++) {
        int reversed = Integer.reverse(code) >>> (32 - length);
        for (int at = reversed; at < entries.length; at += 1 << length) {
          entries[at] = (char) (length << SYMBOL_BITS | symbols[symbol]);
        }
        symbol++;
      }
    }
    return entries;
  }
}
