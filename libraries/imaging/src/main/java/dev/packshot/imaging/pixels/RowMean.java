package dev.packshot.imaging.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The mean of the rows of bytes that a row of a smaller picture covers. Four samples at a time are
 * added in the 16 bits that each has in a {@code long}, which takes a sixth of the time. So the
 * weights of rows are whole numbers whose sum is 256 or a little less. They are exact if the
 * heights are a simple fraction of each other, as those of cameras are, and otherwise wrong by less
 * than 1/512.
 */
final class RowMean {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_OTHER_BYTE = 0x00ff00ff00ff00ffL;
  private static final int MAX_WEIGHT = 256;

  private final long from;
  private final long to;
  private final int weight;
  private final long[] even;
  private final long[] odd;
  private final byte[] end;

  /** Creates a mean of rows of so many bytes, of which the heights have the ratio. */
  RowMean(int length, int from, int to) {
    this.from = from;
    this.to = to;
    this.weight = weight(from / gcd(from, to));
    this.even = new long[(length + Long.BYTES - 1) / Long.BYTES];
    this.odd = new long[even.length];
    this.end = new byte[Long.BYTES];
  }

  private static int weight(int parts) {
    return parts > MAX_WEIGHT ? MAX_WEIGHT : MAX_WEIGHT / parts * parts;
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
  }

  /** Returns the length of a row in whole words. */
  int length() {
    return Long.BYTES * even.length;
  }

  /** Returns whether a row of the larger picture is in the row of the smaller one, or above it. */
  boolean isIn(int row, int smaller) {
    return (row + 1) * to > smaller * from;
  }

  /** Returns whether no later row of the larger picture is in the row of the smaller one. */
  boolean isLast(int row, int smaller) {
    return (row + 1) * to >= (smaller + 1) * from;
  }

  void add(byte[] row, int y, int smaller) {
    add(row, edge(y + 1, smaller) - edge(y, smaller));
  }

  /** Returns the weight of the part of a smaller row that is above a row of the larger picture. */
  private int edge(int row, int smaller) {
    long above = Math.max(0, Math.min(from, row * to - smaller * from));
    return (int) ((2L * weight * above + from) / (2 * from));
  }

  private void add(byte[] row, long rowWeight) {
    int whole = row.length / Long.BYTES;
    addWords(row, rowWeight, even, odd, whole);
    if (whole < even.length) {
      System.arraycopy(row, Long.BYTES * whole, end, 0, row.length - Long.BYTES * whole);
      long word = (long) WORDS.get(end, 0);
      even[whole] += rowWeight * (word & EVERY_OTHER_BYTE);
      odd[whole] += rowWeight * (word >>> 8 & EVERY_OTHER_BYTE);
    }
  }

  private static void addWords(byte[] row, long weight, long[] even, long[] odd, int count) {
    for (int i = 0; i < count; i++) {
      long word = (long) WORDS.get(row, Long.BYTES * i);
      even[i] += weight * (word & EVERY_OTHER_BYTE);
      odd[i] += weight * (word >>> 8 & EVERY_OTHER_BYTE);
    }
  }

  /** Returns the factor that makes levels of the sums. */
  float scale() {
    return 1f / weight;
  }

  /** Writes the sums, one for each byte of a row, and begins the next one. */
  void moveTo(float[] sums) {
    write(even, sums, 0);
    write(odd, sums, 1);
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
  }

  private static void write(long[] lanes, float[] sums, int start) {
    int at = start;
    for (long four : lanes) {
      sums[at] = (int) four & 0xffff;
      sums[at + 2] = (int) (four >>> 16) & 0xffff;
      sums[at + 4] = (int) (four >>> 32) & 0xffff;
      sums[at + 6] = (int) (four >>> 48);
      at += Long.BYTES;
    }
  }
}
