package dev.packshot.image;

/** The bits of a JPEG scan, up to the next marker; stuffed zero bytes are taken out. */
final class JpegBits {
  private final byte[] array;
  private final int start;
  private final int end;
  private int at;
  private long window;
  private int count;
  private boolean ended;

  JpegBits(Bytes file, int offset) {
    this.array = file.array;
    this.start = file.start;
    this.end = file.end;
    this.at = file.start + offset;
  }

  static Flaw cutOff() {
    return Flaw.cutOff("its data ends before all of its pixels are told");
  }

  /** Where the marker that ends this data may be looked for, as an offset in the file. */
  int position() {
    // whole bytes read ahead cannot be a marker: reading stops in front of one
    return at - start;
  }

  boolean atEnd() {
    return ended && count < 16;
  }

  /** The next 16 bits, filled up with zeros behind the end. */
  int peek16() {
    if (count < 16) {
      fill();
    }
    return (int) (count >= 16 ? window >>> (count - 16) : window << (16 - count)) & 0xffff;
  }

  void skip(int bits) throws Flaw {
    if (count < bits) {
      fill();
      if (count < bits) {
        throw cutOff();
      }
    }
    count -= bits;
  }

  /** The next bits as a number, 16 at most. */
  int read(int bits) throws Flaw {
    int value = peek16() >> (16 - bits);
    skip(bits);
    return value;
  }

  /** Passes over the restart marker that has to stand here. */
  void restart(int number) throws Flaw {
    count = 0;
    ended = false;
    int marker = nextMarker();
    if (marker == 0xd9) {
      throw cutOff();
    }
    if (marker != 0xd0 + number) {
      throw Flaw.damaged("a restart marker is missing");
    }
  }

  private int nextMarker() throws Flaw {
    while (at + 1 < end) {
      int code = array[at + 1] & 0xff;
      if (array[at] == (byte) 0xff && code != 0 && code != 0xff) {
        at += 2;
        return code;
      }
      at++;
    }
    throw cutOff();
  }

  private void fill() {
    while (count <= 48 && !ended) {
      if (at >= end) {
        ended = true;
        return;
      }
      byte next = array[at];
      if (next == (byte) 0xff && !isStuffed()) {
        ended = true;
        return;
      }
      at += next == (byte) 0xff ? 2 : 1;
      window = window << 8 | (next & 0xff);
      count += 8;
    }
  }

  private boolean isStuffed() {
    return at + 1 < end && array[at + 1] == 0;
  }
}
