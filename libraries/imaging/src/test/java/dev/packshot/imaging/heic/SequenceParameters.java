package dev.packshot.imaging.heic;

import java.util.BitSet;

/** A generator of sequence parameter sets of HEVC, up to the size of the pictures. */
final class SequenceParameters {
  private static final int HEADER_BITS = 16;
  private static final int BITS_BEFORE_THE_ID = 4 + 3 + 1 + 88 + 8;

  private final BitSet bits = new BitSet();
  private int length = HEADER_BITS + BITS_BEFORE_THE_ID;

  private SequenceParameters() {}

  static byte[] of(int width, int height) {
    var set = new SequenceParameters();
    set.add(0);
    set.add(1);
    set.add(width);
    set.add(height);
    return set.bytes();
  }

  /** Adds a number of the Exp-Golomb code. */
  private void add(int number) {
    int prefix = 31 - Integer.numberOfLeadingZeros(number + 1);
    length += prefix;
    for (int bit = prefix; bit >= 0; bit--) {
      bits.set(length++, ((number + 1) >> bit & 1) == 1);
    }
  }

  private byte[] bytes() {
    var bytes = new byte[length / 8 + 1];
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      bytes[i / 8] |= (byte) (0x80 >> i % 8);
    }
    bytes[0] = 33 << 1;
    bytes[1] = 1;
    return bytes;
  }
}
