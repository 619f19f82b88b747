package dev.packshot.image;

/**
 * How the blocks of one component are coded in one scan. Decoding here means to consume exactly
 * what a decoder would; the coefficients' values are passed over.
 */
abstract class JpegBlocks {
  private static final int LAST = 63;

  final JpegBits bits;

  JpegBlocks(JpegBits bits) {
    this.bits = bits;
  }

  static JpegBlocks of(JpegBand band, JpegTables tables, int dc, int ac, JpegBits bits)
      throws Flaw {
    if (!band.progressive()) {
      return new Sequential(bits, tables.dc(dc), tables.ac(ac));
    }
    if (band.first() > 0) {
      var code = tables.ac(ac);
      return band.refines()
          ? new RefiningBand(bits, code, band.first(), band.last())
          : new FirstBand(bits, code, band.first(), band.last());
    }
    return band.refines() ? new RefiningDc(bits) : new FirstDc(bits, tables.dc(dc));
  }

  abstract void decode(long[] nonZero, int block) throws Flaw;

  void restart() {}

  /** T.81, F.2.2: one difference, then runs of zeros and the coefficients between them. */
  private static final class Sequential extends JpegBlocks {
    private final JpegHuffman dc;
    private final JpegHuffman ac;

    Sequential(JpegBits bits, JpegHuffman dc, JpegHuffman ac) {
      super(bits);
      this.dc = dc;
      this.ac = ac;
    }

    @Override
    void decode(long[] nonZero, int block) throws Flaw {
      bits.skip(dc.decode(bits));
      for (int k = 1; k <= LAST; k++) {
        int symbol = ac.decode(bits);
        int size = symbol & 15;
        if (size == 0 && symbol != 0xf0) {
          return;
        }
        k += symbol >> 4;
        if (size != 0) {
          requireInside(k, LAST);
          bits.skip(size);
        }
      }
    }
  }

  private static final class FirstDc extends JpegBlocks {
    private final JpegHuffman dc;

    FirstDc(JpegBits bits, JpegHuffman dc) {
      super(bits);
      this.dc = dc;
    }

    @Override
    void decode(long[] nonZero, int block) throws Flaw {
      bits.skip(dc.decode(bits));
    }
  }

  private static final class RefiningDc extends JpegBlocks {
    RefiningDc(JpegBits bits) {
      super(bits);
    }

    @Override
    void decode(long[] nonZero, int block) throws Flaw {
      bits.skip(1);
    }
  }

  /** T.81, G.1.2.2: as sequential, and runs of blocks that have nothing more in this band. */
  private static class FirstBand extends JpegBlocks {
    final JpegHuffman ac;
    final int first;
    final int last;
    int emptyBlocks;

    FirstBand(JpegBits bits, JpegHuffman ac, int first, int last) {
      super(bits);
      this.ac = ac;
      this.first = first;
      this.last = last;
    }

    @Override
    final void restart() {
      emptyBlocks = 0;
    }

    @Override
    void decode(long[] nonZero, int block) throws Flaw {
      if (emptyBlocks > 0) {
        emptyBlocks--;
        return;
      }
      for (int k = first; k <= last; k++) {
        int symbol = ac.decode(bits);
        if ((symbol & 15) == 0 && symbol != 0xf0) {
          emptyBlocks = readRun(symbol >> 4) - 1;
          return;
        }
        k += symbol >> 4;
        if (symbol != 0xf0) {
          requireInside(k, last);
          bits.skip(symbol & 15);
          nonZero[block] |= 1L << k;
        }
      }
    }

    final int readRun(int size) throws Flaw {
      return (1 << size) + (size == 0 ? 0 : bits.read(size));
    }
  }

  /** T.81, G.1.2.3: every coefficient known not to be 0 has a correction bit in passing. */
  private static final class RefiningBand extends FirstBand {
    RefiningBand(JpegBits bits, JpegHuffman ac, int first, int last) {
      super(bits, ac, first, last);
    }

    @Override
    void decode(long[] nonZero, int block) throws Flaw {
      int k = first;
      while (emptyBlocks == 0 && k <= last) {
        int symbol = ac.decode(bits);
        if ((symbol & 15) == 0 && symbol != 0xf0) {
          emptyBlocks = readRun(symbol >> 4);
        } else {
          k = refine(nonZero, block, k, symbol);
        }
      }
      if (emptyBlocks > 0) {
        emptyBlocks--;
        correct(nonZero[block], k);
      }
    }

    private int refine(long[] nonZero, int block, int from, int symbol) throws Flaw {
      if ((symbol & 15) > 1) {
        throw Flaw.damaged("its data refines a value by more than one bit");
      }
      boolean comesNew = (symbol & 15) != 0;
      bits.skip(comesNew ? 1 : 0);
      int zeros = symbol >> 4;
      int k = from;
      for (; k <= last; k++) {
        if ((nonZero[block] >>> k & 1) != 0) {
          bits.skip(1);
        } else if (--zeros < 0) {
          break;
        }
      }
      if (comesNew) {
        requireInside(k, last);
        nonZero[block] |= 1L << k;
      }
      return k + 1;
    }

    private void correct(long known, int from) throws Flaw {
      long band = from > last ? 0 : (known >>> from) & (-1L >>> (63 - (last - from)));
      for (int rest = Long.bitCount(band); rest > 0; rest -= 16) {
        bits.skip(Math.min(rest, 16));
      }
    }
  }

  static void requireInside(int k, int last) throws Flaw {
    if (k > last) {
      throw Flaw.damaged("its data goes beyond a block");
    }
  }
}
