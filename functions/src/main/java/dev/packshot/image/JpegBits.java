package dev.packshot.image;

/** The bits of a JPEG scan, up to the next marker; stuffed zero bytes are taken out. */
final class JpegBits {
  private final byte[] array;
  private final int start;
  private final int end;
  private int at;
  private long window;

  /** Bits in the window, those of {@code padding} included. */
  private int count;

  /** Zeros that stand behind the end of the data: to look at them is allowed, to use them not. */
  private int padding;

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

  /** Whether the next 16 bits reach behind the end. */
  boolean atEnd() {
    return count - padding < 16;
  }

  /** The next 16 bits, filled up with zeros behind the end. */
  int peek16() {
    if (count < 32) {
      fill();
    }
    return (int) (window >>> (count - 16)) & 0xffff;
  }

  void skip(int bits) throws Flaw {
    if (count < bits) {
      fill();
    }
    count -= bits;
    if (count < padding) {
      throw cutOff();
    }
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
    padding = 0;
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
    while (count <= 48) {
      int next = at < end ? array[at] & 0xff : 0xff;
      if (next != 0xff || isStuffed()) {
        window = window << 8 | next;
        at += next == 0xff ? 2 : 1;
      } else {
        window <<= 8;
        padding += 8;
      }
      count += 8;
    }
  }

  private boolean isStuffed() {
    return at + 1 < end && array[at + 1] == 0;
  }
}
