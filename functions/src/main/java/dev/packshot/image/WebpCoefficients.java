package dev.packshot.image;

import java.util.Arrays;

/** The coefficients of a lossy WebP picture's blocks, passed over (RFC 6386, section 13). */
final class WebpCoefficients {
  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};

  /** The extra bits of large coefficients, by size. */
  private static final int[][] EXTRA = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private static final int AFTER_WHOLE = 0;
  private static final int WHOLE = 1;
  private static final int COLOUR = 2;
  private static final int PARTS = 3;

  /** For each column of parts: 4 of brightness, 2 and 2 of colour, and that of the whole. */
  private static final int SLOTS = 9;

  private static final int WHOLE_SLOT = 8;

  private final byte[] odds = WebpOdds.coefficients();
  private final boolean[] above;
  private final boolean[] left = new boolean[SLOTS];
  private WebpBooleans bits;

  WebpCoefficients(int across) {
    above = new boolean[SLOTS * across];
  }

  void readOdds(WebpBooleans header) {
    var updates = WebpOdds.updates();
    for (int i = 0; i < odds.length; i++) {
      if (header.next(updates[i] & 0xff)) {
        odds[i] = (byte) header.number(8);
      }
    }
  }

  void startRow() {
    Arrays.fill(left, false);
  }

  void read(WebpBooleans partition, int column, boolean whole, boolean skipped) {
    bits = partition;
    int top = SLOTS * column;
    if (skipped) {
      // a block in parts says nothing of the whole, so what was seen before stays
      int slots = whole ? SLOTS : WHOLE_SLOT;
      Arrays.fill(left, 0, slots, false);
      Arrays.fill(above, top, top + slots, false);
      return;
    }
    if (whole) {
      readPart(WHOLE, 0, top, WHOLE_SLOT, WHOLE_SLOT);
    }
    readSquare(whole ? AFTER_WHOLE : PARTS, whole ? 1 : 0, top, 0, 4);
    readSquare(COLOUR, 0, top, 4, 2);
    readSquare(COLOUR, 0, top, 6, 2);
  }

  private void readSquare(int kind, int first, int top, int slot, int side) {
    for (int y = slot; y < slot + side; y++) {
      for (int x = slot; x < slot + side; x++) {
        readPart(kind, first, top, x, y);
      }
    }
  }

  private void readPart(int kind, int first, int top, int x, int y) {
    int context = (above[top + x] ? 1 : 0) + (left[y] ? 1 : 0);
    boolean some = readCoefficients(kind, first, context);
    above[top + x] = some;
    left[y] = some;
  }

  /** Whether there is any: the first decision is whether the block goes on at all. */
  private boolean readCoefficients(int kind, int first, int context) {
    int from = place(kind, first, context);
    for (int n = first; n < 16; ) {
      if (!decide(from, 0)) {
        return n > first;
      }
      while (!decide(from, 1)) {
        if (++n == 16) {
          return true;
        }
        from = place(kind, n, 0);
      }
      boolean large = decide(from, 2);
      if (large) {
        readLarge(from);
      }
      bits.flag();
      from = place(kind, ++n, large ? 2 : 1);
    }
    return true;
  }

  private void readLarge(int from) {
    if (!decide(from, 3)) {
      if (decide(from, 4)) {
        decide(from, 5);
      }
    } else if (!decide(from, 6)) {
      if (decide(from, 7)) {
        bits.next(165);
        bits.next(145);
      } else {
        bits.next(159);
      }
    } else {
      boolean upper = decide(from, 8);
      boolean lower = decide(from, upper ? 10 : 9);
      for (int chance : EXTRA[(upper ? 2 : 0) + (lower ? 1 : 0)]) {
        bits.next(chance);
      }
    }
  }

  private boolean decide(int from, int decision) {
    return bits.next(odds[from + decision] & 0xff);
  }

  private static int place(int kind, int coefficient, int context) {
    int band = kind * WebpOdds.BANDS + BANDS[coefficient];
    return (band * WebpOdds.CONTEXTS + context) * WebpOdds.DECISIONS;
  }
}
