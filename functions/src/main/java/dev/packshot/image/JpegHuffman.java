package dev.packshot.image;

/** One Huffman code of a JPEG file, ready to decode (T.81, annexes C and F.2.2.3). */
final class JpegHuffman {
  private static final int LOOK_AHEAD = 9;

  /** For each 9 bits that may come next: length of the code << 8 | symbol, 0 where it is longer. */
  private final short[] quick = new short[1 << LOOK_AHEAD];

  private final int[] firstCode = new int[17];
  private final int[] firstIndex = new int[17];
  private final int[] endCode = new int[17];
  private final int[] symbols;

  private JpegHuffman(int[] symbols) {
    this.symbols = symbols;
  }

  static JpegHuffman of(Bytes definition, boolean dc) throws Flaw {
    var symbols = new int[definition.length() - 16];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = definition.u8(16L + i);
      if (dc && symbols[i] > 15) {
        throw Flaw.damaged("a Huffman table holds values that cannot be");
      }
    }
    var table = new JpegHuffman(symbols);
    table.assign(definition);
    return table;
  }

  private void assign(Bytes definition) throws Flaw {
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      int count = definition.u8(length - 1L);
      firstCode[length] = code;
      firstIndex[length] = index;
      endCode[length] = code + count;
      if (code + count > 1 << length) {
        throw Flaw.damaged("a Huffman table has more codes than there can be");
      }
      fillQuick(length);
      index += count;
      code = (code + count) << 1;
    }
  }

  private void fillQuick(int length) {
    int free = LOOK_AHEAD - length;
    for (int code = firstCode[length]; free >= 0 && code < endCode[length]; code++) {
      int symbol = symbols[firstIndex[length] + code - firstCode[length]];
      for (int rest = 0; rest < 1 << free; rest++) {
        quick[code << free | rest] = (short) (length << 8 | symbol);
      }
    }
  }

  int decode(JpegBits bits) throws Flaw {
    int next = bits.peek16();
    int entry = quick[next >> (16 - LOOK_AHEAD)];
    if (entry != 0) {
      bits.skip(entry >> 8);
      return entry & 0xff;
    }
    for (int length = LOOK_AHEAD + 1; length <= 16; length++) {
      int code = next >> (16 - length);
      if (code < endCode[length]) {
        bits.skip(length);
        return symbols[firstIndex[length] + code - firstCode[length]];
      }
    }
    throw bits.atEnd()
        ? JpegBits.cutOff()
        : Flaw.damaged("its data holds a code that means nothing");
  }
}
