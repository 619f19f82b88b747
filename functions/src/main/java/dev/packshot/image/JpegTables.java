package dev.packshot.image;

/** The tables that a JPEG file has defined so far, to be used by the scans that follow. */
final class JpegTables {
  private static final int SLOTS = 4;

  private final Bytes[][] huffman = new Bytes[2][SLOTS];
  private final boolean[] quantization = new boolean[SLOTS];
  private int restartInterval;

  /** Only notes where the tables stand: a file may define them by the million and use none. */
  void readHuffman(Bytes body) throws Flaw {
    for (int at = 0; at < body.length(); ) {
      int kind = body.u8(at);
      if (kind >> 4 > 1 || (kind & 15) >= SLOTS) {
        throw Flaw.damaged("a Huffman table has a number that does not exist");
      }
      int symbols = 0;
      for (int length = 1; length <= 16; length++) {
        symbols += body.u8(at + length);
      }
      huffman[kind >> 4][kind & 15] = body.slice(at + 1L, 16L + symbols);
      at += 17 + symbols;
    }
  }

  void readQuantization(Bytes body) throws Flaw {
    for (int at = 0; at < body.length(); ) {
      int kind = body.u8(at);
      if (kind >> 4 > 1 || (kind & 15) >= SLOTS) {
        throw Flaw.damaged("a quantization table has a number that does not exist");
      }
      int size = 64 << (kind >> 4);
      body.require(at + 1L, size);
      quantization[kind & 15] = true;
      at += 1 + size;
    }
  }

  void readRestartInterval(Bytes body) throws Flaw {
    if (body.length() != 2) {
      throw Flaw.damaged("its restart interval has the wrong length");
    }
    restartInterval = body.u16(0);
  }

  int restartInterval() {
    return restartInterval;
  }

  void requireQuantization(int slot) throws Flaw {
    if (slot >= SLOTS || !quantization[slot]) {
      throw Flaw.damaged("a quantization table is missing");
    }
  }

  JpegHuffman dc(int slot) throws Flaw {
    return derive(0, slot);
  }

  JpegHuffman ac(int slot) throws Flaw {
    return derive(1, slot);
  }

  private JpegHuffman derive(int kind, int slot) throws Flaw {
    if (slot >= SLOTS || huffman[kind][slot] == null) {
      throw Flaw.damaged("a Huffman table is missing");
    }
    return JpegHuffman.of(huffman[kind][slot], kind == 0);
  }
}
