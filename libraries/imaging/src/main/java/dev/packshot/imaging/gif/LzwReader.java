package dev.packshot.imaging.gif;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** A reader of the codes of a frame's data, which is a code size and blocks of up to 255 bytes. */
final class LzwReader {
  /** The value for the end of the data. */
  static final int NONE = -1;

  private final Bytes data;
  private final int codeSize;
  private int at = 1;
  private int leftInBlock;
  private boolean ended;
  private int bits;
  private int bitCount;

  LzwReader(Bytes data) throws InvalidImage {
    this.data = data;
    this.codeSize = data.u8(0);
  }

  /** Returns the bits of a colour index. */
  int codeSize() {
    return codeSize;
  }

  /** Reads a code of that many bits; {@link #NONE} if the data ends before. */
  int read(int width) throws InvalidImage {
    while (bitCount < width) {
      int next = nextByte();
      if (next == NONE) {
        return NONE;
      }
      bits |= next << bitCount;
      bitCount += 8;
    }
    int code = bits & ((1 << width) - 1);
    bits >>>= width;
    bitCount -= width;
    return code;
  }

  private int nextByte() throws InvalidImage {
    if (leftInBlock == 0 && !ended) {
      leftInBlock = at < data.length() ? data.u8(at++) : 0;
      ended = leftInBlock == 0;
    }
    if (ended || at >= data.length()) {
      return NONE;
    }
    leftInBlock--;
    return data.u8(at++);
  }
}
