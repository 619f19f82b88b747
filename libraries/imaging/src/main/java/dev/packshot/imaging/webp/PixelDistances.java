package dev.packshot.imaging.webp;

import java.util.ArrayList;
import java.util.Comparator;

/**
 * The distances of lossless data (RFC 9649, 3.6.2.2): the first 120 codes are for the pixels around
 * the current one, the nearest first, and the others for numbers of pixels.
 */
final class PixelDistances {
  private static final int REACH = 7;

  private static final int[][] NEIGHBOURS = neighbours();

  private PixelDistances() {}

  /** Returns the number of pixels to go back in a picture of that width. */
  static int pixels(int code, int width) {
    if (code > NEIGHBOURS.length) {
      return code - NEIGHBOURS.length;
    }
    var neighbour = NEIGHBOURS[code - 1];
    return Math.max(1, neighbour[0] + neighbour[1] * width);
  }

  /** Returns how far each neighbour is to the left and above; those to the right come last. */
  private static int[][] neighbours() {
    var all = new ArrayList<int[]>();
    for (int y = 0; y <= REACH; y++) {
      for (int x = y == 0 ? 1 : -REACH; x <= REACH + 1; x++) {
        all.add(new int[] {x, y});
      }
    }
    all.sort(
        Comparator.<int[]>comparingInt(at -> at[0] * at[0] + at[1] * at[1])
            .thenComparingInt(at -> Math.abs(at[0]))
            .thenComparingInt(at -> -at[0]));
    return all.toArray(int[][]::new);
  }
}
