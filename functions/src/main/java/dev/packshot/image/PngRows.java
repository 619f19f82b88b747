package dev.packshot.image;

import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The rows of a PNG picture as they come out of its compressed data. Each begins with the number of
 * its filter; whatever follows is a row, so the right number of them is the whole picture.
 */
final class PngRows {
  private static final int PALETTE = 3;

  /** The bit depths that each colour type may have. */
  private static final Map<Integer, Set<Integer>> DEPTHS =
      Map.of(
          0,
          Set.of(1, 2, 4, 8, 16),
          2,
          Set.of(8, 16),
          PALETTE,
          Set.of(1, 2, 4, 8),
          4,
          Set.of(8, 16),
          6,
          Set.of(8, 16));

  private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, PALETTE, 1, 4, 2, 6, 4);

  /** Adam7: where each pass starts, and how far apart its pixels are: x, y, across, down. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final ImageFacts facts;
  private final int bitsPerPixel;
  private final boolean needPalette;
  private final int[][] passes;
  private final Inflater inflater = new Inflater();
  private final byte[] buffer = new byte[1 << 14];
  private int pass = -1;
  private long rowLength;
  private long rowsLeft;

  /** Bytes of the current row still to come, its filter number not counted. */
  private long rowLeft;

  private PngRows(ImageFacts facts, int bitsPerPixel, boolean needPalette, boolean interlaced) {
    this.facts = facts;
    this.bitsPerPixel = bitsPerPixel;
    this.needPalette = needPalette;
    this.passes = interlaced ? PASSES : ONE_PASS;
    startNextPass();
  }

  static PngRows of(ImageFacts facts, Bytes header) throws Flaw {
    int depth = header.u8(8);
    int colour = header.u8(9);
    if (!DEPTHS.getOrDefault(colour, Set.of()).contains(depth)) {
      throw Flaw.damaged("its colour type and bit depth do not go together");
    }
    if (header.u8(10) != 0 || header.u8(11) != 0 || header.u8(12) > 1) {
      throw Flaw.damaged("its compression, filter or interlace method does not exist");
    }
    return new PngRows(facts, depth * SAMPLES.get(colour), colour == PALETTE, header.u8(12) == 1);
  }

  boolean needPalette() {
    return needPalette;
  }

  void add(Bytes compressed) throws Flaw {
    inflater.setInput(compressed.array, compressed.start, compressed.length());
    try {
      while (!isComplete()) {
        int length = inflater.inflate(buffer);
        if (length == 0) {
          return;
        }
        take(length);
      }
    } catch (DataFormatException e) {
      throw Flaw.damaged("its compressed data cannot be unpacked");
    }
  }

  void requireComplete() throws Flaw {
    if (!isComplete()) {
      throw Flaw.cutOff("its data ends before all of its rows are told");
    }
  }

  void release() {
    inflater.end();
  }

  private boolean isComplete() {
    return pass == passes.length;
  }

  private void take(int length) throws Flaw {
    for (int at = 0; at < length && !isComplete(); ) {
      if (rowLeft == 0) {
        requireFilter(buffer[at++]);
        rowLeft = rowLength;
      }
      int taken = (int) Math.min(rowLeft, length - at);
      at += taken;
      rowLeft -= taken;
      if (rowLeft == 0 && --rowsLeft == 0) {
        startNextPass();
      }
    }
  }

  private static void requireFilter(int filter) throws Flaw {
    if (filter < 0 || filter > 4) {
      throw Flaw.damaged("one of its rows has a filter that does not exist");
    }
  }

  /** A pass without pixels, as small interlaced pictures have, has no rows either. */
  private void startNextPass() {
    do {
      pass++;
      if (isComplete()) {
        return;
      }
      long across = pixels(facts.width(), passes[pass][0], passes[pass][2]);
      rowsLeft = across == 0 ? 0 : pixels(facts.height(), passes[pass][1], passes[pass][3]);
      rowLength = (across * bitsPerPixel + 7) / 8;
    } while (rowsLeft == 0);
  }

  private static long pixels(int side, int first, int step) {
    return Math.max(0, (side - first + step - 1) / step);
  }
}
