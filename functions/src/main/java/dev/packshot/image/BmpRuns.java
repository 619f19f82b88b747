package dev.packshot.image;

/** The run-length coded pixels of a BMP file, decoded as far as knowing that all rows are there. */
final class BmpRuns {
  private static final int END_OF_ROW = 0;
  private static final int END_OF_PICTURE = 1;
  private static final int MOVE = 2;

  private final Bytes data;
  private final ImageFacts facts;
  private final boolean halves;
  private int at;
  private long x;
  private long y;

  private BmpRuns(Bytes data, ImageFacts facts, boolean halves) {
    this.data = data;
    this.facts = facts;
    this.halves = halves;
  }

  /** Goes to the mark that ends the picture; {@code halves} has two pixels in a byte. */
  static void decode(Bytes data, ImageFacts facts, boolean halves) throws Flaw {
    var runs = new BmpRuns(data, facts, halves);
    while (runs.step()) {
      runs.requireInside();
    }
  }

  private boolean step() throws Flaw {
    int count = data.u8(at);
    int value = data.u8(at + 1L);
    at += 2;
    if (count > 0) {
      x += count;
      return true;
    }
    switch (value) {
      case END_OF_ROW -> {
        x = 0;
        y++;
      }
      case END_OF_PICTURE -> {
        return false;
      }
      case MOVE -> {
        x += data.u8(at);
        y += data.u8(at + 1L);
        at += 2;
      }
      default -> passLiteral(value);
    }
    return true;
  }

  /** Literal pixels are filled up to an even number of bytes. */
  private void passLiteral(int pixels) throws Flaw {
    int bytes = halves ? (pixels + 1) / 2 : pixels;
    data.require(at, bytes + (bytes & 1));
    at += bytes + (bytes & 1);
    x += pixels;
  }

  private void requireInside() throws Flaw {
    if (x > facts.width() || y > facts.height()) {
      throw Flaw.damaged("its data goes beyond its size");
    }
  }
}
