package dev.packshot.image;

/**
 * The LZW data of one GIF frame, decoded as far as counting its pixels: of each code only the
 * length of what it stands for is kept.
 */
final class GifPixels {
  private static final int MOST_CODES = 4096;
  private static final int MOST_BITS = 12;

  private final int[] lengths = new int[MOST_CODES];
  private Bytes data;
  private int at;
  private int blockLeft;
  private int window;
  private int count;

  /**
   * Goes through the data of a frame: the byte with the code size, then blocks, then an empty one.
   */
  void decode(Bytes frameData, long pixels) throws Flaw {
    data = frameData;
    at = 1;
    blockLeft = 0;
    window = 0;
    count = 0;
    int size = data.u8(0);
    if (size < 1 || size > 11) {
      throw Flaw.damaged("a frame has colour numbers of " + size + " bits");
    }
    decode(size, pixels);
  }

  private void decode(int size, long pixels) throws Flaw {
    int clear = 1 << size;
    int next = clear + 2;
    int bits = size + 1;
    int before = 0;
    for (long left = pixels; left > 0; ) {
      int code = read(bits);
      if (code == clear) {
        next = clear + 2;
        bits = size + 1;
        before = 0;
      } else if (code == clear + 1) {
        throw cutOff();
      } else {
        int length = length(code, clear, next, before);
        if (before > 0 && next < MOST_CODES) {
          lengths[next++] = before + 1;
          bits = next == 1 << bits && bits < MOST_BITS ? bits + 1 : bits;
        }
        before = length;
        left -= length;
      }
    }
  }

  /** A code stands for one colour, for what an earlier code stood for, or for the very next. */
  private int length(int code, int clear, int next, int before) throws Flaw {
    if (code < clear) {
      return 1;
    }
    if (before == 0 || code > next) {
      throw Flaw.damaged("a frame holds a code that means nothing");
    }
    return code == next ? before + 1 : lengths[code];
  }

  private int read(int bits) throws Flaw {
    while (count < bits) {
      window |= nextByte() << count;
      count += 8;
    }
    int value = window & ((1 << bits) - 1);
    window >>>= bits;
    count -= bits;
    return value;
  }

  private int nextByte() throws Flaw {
    if (blockLeft == 0) {
      blockLeft = data.u8(at++);
      if (blockLeft == 0) {
        throw cutOff();
      }
    }
    blockLeft--;
    return data.u8(at++);
  }

  private static Flaw cutOff() {
    return Flaw.cutOff("a frame ends before all of its pixels are told");
  }
}
