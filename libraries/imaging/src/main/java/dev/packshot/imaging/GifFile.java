package dev.packshot.imaging;

/**
 * The structure of a GIF file (GIF89a): every block up to the trailer, and what all of its frames
 * come to.
 */
final class GifFile {
  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int TRAILER = 0x3b;

  private final Bytes file;
  private final ImageLimits limits;
  private final Frames frames;
  private ImageFacts facts;
  private Placement first;
  private int at = HEADER;

  private GifFile(Bytes file, ImageLimits limits) {
    this.file = file;
    this.limits = limits;
    this.frames = new Frames(limits);
  }

  static ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage {
    return new GifFile(file, limits).walk();
  }

  private ImageStructure walk() throws InvalidImage {
    facts = readScreen();
    at += palette(file.u8(10));
    for (int kind = file.u8(at++); kind != TRAILER; kind = file.u8(at++)) {
      switch (kind) {
        case EXTENSION -> passBlocks(1);
        case FRAME -> readFrame();
        default -> throw InvalidImage.damaged("it has a block of an unknown kind");
      }
    }
    return ImageStructure.animation(facts, frames.requireSome(), first, Presentation.PLAIN);
  }

  /** The logical screen; some writers leave it 0 x 0 and mean the first frame. */
  private ImageFacts readScreen() throws InvalidImage {
    int width = file.u16le(6);
    int height = file.u16le(8);
    return width == 0 && height == 0 ? null : limits.admit(ImageFormat.GIF, width, height);
  }

  private void readFrame() throws InvalidImage {
    int width = file.u16le(at + 4L);
    int height = file.u16le(at + 6L);
    frames.add(width, height);
    if (first == null) {
      first = new Placement(file.u16le(at), file.u16le(at + 2L));
    }
    if (facts == null) {
      facts = limits.admit(ImageFormat.GIF, width, height);
    }
    at += 9 + palette(file.u8(at + 8L));
    passBlocks(1);
  }

  /** Passes over so many bytes and the data blocks behind them. */
  private void passBlocks(int before) throws InvalidImage {
    at += before;
    for (int length = file.u8(at++); length > 0; length = file.u8(at++)) {
      at += length;
    }
  }

  private static int palette(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
