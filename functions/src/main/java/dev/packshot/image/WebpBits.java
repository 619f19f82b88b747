package dev.packshot.image;

/** The bits of lossless WebP data, lowest first; to read past the end is a flaw. */
final class WebpBits {
  private final byte[] array;
  private final int end;
  private int at;
  private long window;
  private int count;

  WebpBits(Bytes data) {
    this.array = data.array;
    this.at = data.start;
    this.end = data.end;
  }

  boolean flag() throws Flaw {
    return read(1) == 1;
  }

  /** The next bits as a number, 24 at most. */
  int read(int bits) throws Flaw {
    int value = peek() & ((1 << bits) - 1);
    skip(bits);
    return value;
  }

  /** The next 24 bits at least, filled up with zeros behind the end. */
  int peek() {
    if (count < 24) {
      fill();
    }
    return (int) window;
  }

  void skip(int bits) throws Flaw {
    if (count < bits) {
      throw Flaw.cutOff("its data ends before all of its pixels are told");
    }
    window >>>= bits;
    count -= bits;
  }

  private void fill() {
    while (count <= 48 && at < end) {
      window |= (array[at++] & 0xffL) << count;
      count += 8;
    }
  }
}
