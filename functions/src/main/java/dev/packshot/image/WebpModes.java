package dev.packshot.image;

import java.util.Arrays;

/** How each block of a lossy WebP picture is predicted (RFC 6386, sections 9.3 and 11). */
final class WebpModes {
  private static final int[] SUBBLOCK_TREE = {
    0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9
  };

  private static final int MODES = 10;
  private static final byte DC = 0;
  private static final byte TRUE_MOTION = 1;
  private static final byte VERTICAL = 2;
  private static final byte HORIZONTAL = 3;
  private static final int ALWAYS = 255;

  private final WebpBooleans bits;
  private final byte[] odds = WebpOdds.modes();
  private final int[] segmentOdds = {ALWAYS, ALWAYS, ALWAYS};
  private final byte[] above;
  private final byte[] left = new byte[4];
  private boolean segments;
  private boolean skips;
  private int skipOdds;
  private boolean skipped;
  private boolean whole;

  WebpModes(WebpBooleans bits, int across) {
    this.bits = bits;
    this.above = new byte[4 * across];
  }

  void readSegmentOdds() {
    segments = true;
    for (int i = 0; i < segmentOdds.length; i++) {
      segmentOdds[i] = bits.flag() ? bits.number(8) : ALWAYS;
    }
  }

  void readSkipOdds() {
    skips = bits.flag();
    skipOdds = skips ? bits.number(8) : 0;
  }

  void startRow() {
    Arrays.fill(left, DC);
  }

  /** Whether the block last read has no coefficients. */
  boolean isSkipped() {
    return skipped;
  }

  /** Whether the block last read is predicted as a whole, not in its 16 parts. */
  boolean isWhole() {
    return whole;
  }

  void read(int column) {
    if (segments) {
      bits.next(segmentOdds[bits.next(segmentOdds[0]) ? 2 : 1]);
    }
    skipped = skips && bits.next(skipOdds);
    whole = bits.next(145);
    if (whole) {
      var mode = readWhole();
      Arrays.fill(left, mode);
      Arrays.fill(above, 4 * column, 4 * column + 4, mode);
    } else {
      readParts(column);
    }
    readColour();
  }

  private byte readWhole() {
    if (bits.next(156)) {
      return bits.next(128) ? TRUE_MOTION : HORIZONTAL;
    }
    return bits.next(163) ? VERTICAL : DC;
  }

  private void readParts(int column) {
    for (int y = 0; y < 4; y++) {
      for (int x = 4 * column; x < 4 * column + 4; x++) {
        left[y] = readPart((above[x] * MODES + left[y]) * (MODES - 1));
        above[x] = left[y];
      }
    }
  }

  private byte readPart(int from) {
    int node = 0;
    do {
      node = SUBBLOCK_TREE[node + bits.bit(odds[from + (node >> 1)] & 0xff)];
    } while (node > 0);
    return (byte) -node;
  }

  private void readColour() {
    if (bits.next(142) && bits.next(114)) {
      bits.next(183);
    }
  }
}
