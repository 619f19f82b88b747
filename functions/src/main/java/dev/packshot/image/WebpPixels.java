package dev.packshot.image;

import java.util.Comparator;
import java.util.stream.IntStream;

/** One picture inside lossless WebP data: pixels, copies of earlier pixels, and cached colours. */
final class WebpPixels {
  private static final int LENGTHS = 24;
  private static final int DISTANCES = 40;
  private static final int NEAR = 120;
  private static final int MOST_CACHE_BITS = 11;

  /** Where the first 120 distances lead: columns to the left, and rows up << 8. */
  private static final int[] NEIGHBOURS = neighbours();

  private final WebpBits bits;
  private final WebpPrefixCodes codes;
  private final int width;
  private final int height;
  private int cacheBits;

  /** The prefix codes of each group: green or copy or cache, red, blue, alpha, distance. */
  private WebpPrefixCode[][] groups;

  private char[] groupOf;
  private int groupShift;
  private int[] kept;
  private int[] cache;

  WebpPixels(WebpBits bits, WebpPrefixCodes codes, int width, int height) {
    this.bits = bits;
    this.codes = codes;
    this.width = width;
    this.height = height;
  }

  /** How many tiles of 2^shift pixels a side takes. */
  static int tiles(int side, int shift) {
    return (side + (1 << shift) - 1) >> shift;
  }

  void readCacheSize() throws Flaw {
    if (bits.flag()) {
      cacheBits = bits.read(4);
      if (cacheBits < 1 || cacheBits > MOST_CACHE_BITS) {
        throw Flaw.damaged("its colour cache has a size that does not exist");
      }
    }
  }

  /** Only the main picture may use different codes in different tiles. */
  void readGroups() throws Flaw {
    if (!bits.flag()) {
      return;
    }
    groupShift = bits.read(3) + 2;
    var inner = new WebpPixels(bits, codes, tiles(width, groupShift), tiles(height, groupShift));
    inner.readCacheSize();
    inner.kept = new int[inner.width * inner.height];
    inner.walk();
    groupOf = new char[inner.kept.length];
    for (int i = 0; i < groupOf.length; i++) {
      groupOf[i] = (char) (inner.kept[i] >> 8);
    }
  }

  void walk() throws Flaw {
    readCodes();
    cache = kept != null && cacheBits > 0 ? new int[1 << cacheBits] : null;
    int total = width * height;
    int column = 0;
    int row = 0;
    for (int at = 0; at < total; ) {
      var group = groupAt(column, row);
      int run = kept == null && isFree(group) ? restOfTile(column) : step(group, at, total);
      at += run;
      for (column += run; column >= width; column -= width) {
        row++;
      }
    }
  }

  private void readCodes() throws Flaw {
    int count = 1;
    for (int i = 0; groupOf != null && i < groupOf.length; i++) {
      count = Math.max(count, groupOf[i] + 1);
    }
    groups = new WebpPrefixCode[count][];
    int greens = 256 + LENGTHS + (cacheBits == 0 ? 0 : 1 << cacheBits);
    for (int group = 0; group < count; group++) {
      groups[group] =
          new WebpPrefixCode[] {
            codes.read(greens),
            codes.read(256),
            codes.read(256),
            codes.read(256),
            codes.read(DISTANCES)
          };
    }
  }

  private WebpPrefixCode[] groupAt(int column, int row) {
    return groupOf == null
        ? groups[0]
        : groups[groupOf[(row >> groupShift) * tiles(width, groupShift) + (column >> groupShift)]];
  }

  /** Pixels that take no bits need not be gone through one by one. */
  private static boolean isFree(WebpPrefixCode[] group) {
    for (int i = 0; i < 4; i++) {
      if (!group[i].isFree()) {
        return false;
      }
    }
    return group[0].isColour();
  }

  private int restOfTile(int column) {
    return groupOf == null
        ? width - column
        : Math.min(width, ((column >> groupShift) + 1) << groupShift) - column;
  }

  /** One pixel, or as many as are copied. */
  private int step(WebpPrefixCode[] group, int at, int total) throws Flaw {
    int green = group[0].decode(bits);
    if (green < 256) {
      int red = group[1].decode(bits);
      int blue = group[2].decode(bits);
      int alpha = group[3].decode(bits);
      keep(at, alpha << 24 | red << 16 | green << 8 | blue);
      return 1;
    }
    if (green >= 256 + LENGTHS) {
      keep(at, cache == null ? 0 : cache[green - 256 - LENGTHS]);
      return 1;
    }
    int length = number(green - 256);
    int distance = distance(number(group[4].decode(bits)));
    if (distance > at || length > total - at) {
      throw Flaw.damaged("it copies pixels that do not exist");
    }
    for (int i = at; kept != null && i < at + length; i++) {
      keep(i, kept[i - distance]);
    }
    return length;
  }

  private void keep(int at, int colour) {
    if (kept != null) {
      kept[at] = colour;
      if (cache != null) {
        cache[(0x1e35a7bd * colour) >>> (32 - cacheBits)] = colour;
      }
    }
  }

  /** A length or distance: its size comes as a symbol, its lower bits follow. */
  private int number(int symbol) throws Flaw {
    if (symbol < 4) {
      return symbol + 1;
    }
    int extra = (symbol - 2) >> 1;
    return ((2 + (symbol & 1)) << extra) + bits.read(extra) + 1;
  }

  private int distance(int number) {
    if (number > NEAR) {
      return number - NEAR;
    }
    int neighbour = NEIGHBOURS[number - 1];
    return Math.max(1, (neighbour >> 8) * width + (byte) neighbour);
  }

  /**
   * The pixels above and to the left, up to 7 rows up, the nearest first; among equals, those of
   * the nearer columns first, and left before right.
   */
  private static int[] neighbours() {
    return IntStream.rangeClosed(0, 7)
        .boxed()
        .flatMap(up -> IntStream.rangeClosed(up == 0 ? 1 : -7, 8).mapToObj(x -> new int[] {x, up}))
        .sorted(
            Comparator.<int[]>comparingInt(n -> n[0] * n[0] + n[1] * n[1])
                .thenComparingInt(n -> Math.abs(n[0]))
                .thenComparingInt(n -> -n[0]))
        .mapToInt(n -> n[1] << 8 | (n[0] & 0xff))
        .toArray();
  }
}
