package dev.packshot.image;

/** The boolean entropy decoder of lossy WebP data (RFC 6386, section 7). */
final class WebpBooleans {
  private final byte[] array;
  private final int end;
  private int at;
  private long value;
  private int range = 255;

  /** Bits of {@code value} below the 8 that are compared. */
  private int spare = -8;

  private boolean exhausted;

  WebpBooleans(Bytes data) {
    this.array = data.array;
    this.at = data.start;
    this.end = data.end;
  }

  /** The next decision, that comes out false with a chance of {@code odds} in 256. */
  boolean next(int odds) {
    if (spare < 0) {
      load();
    }
    int split = 1 + (((range - 1) * odds) >> 8);
    long border = (long) split << spare;
    boolean yes = value >= border;
    if (yes) {
      value -= border;
      range -= split;
    } else {
      range = split;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    spare -= shift;
    return yes;
  }

  int bit(int odds) {
    return next(odds) ? 1 : 0;
  }

  boolean flag() {
    return next(128);
  }

  int number(int bits) {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = number << 1 | bit(128);
    }
    return number;
  }

  /** A decoder may run a byte ahead of the data and no further. */
  void requireData() throws Flaw {
    if (exhausted) {
      throw Flaw.cutOff("its data ends before all of its pixels are told");
    }
  }

  private void load() {
    while (spare < 40) {
      if (at < end) {
        value = value << 8 | (array[at++] & 0xff);
      } else if (spare < 0) {
        exhausted = true;
        value <<= 8;
      } else {
        return;
      }
      spare += 8;
    }
  }
}
