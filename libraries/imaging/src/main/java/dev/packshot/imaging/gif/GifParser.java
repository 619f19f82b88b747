package dev.packshot.imaging.gif;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.FrameBudget;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;

/** The parser of GIF files: it reads every block up to the trailer and counts the frames. */
final class GifParser {
  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int TRAILER = 0x3b;

  private final Bytes file;
  private final StructureLimits limits;
  private final FrameBudget frames;
  private Size screen;
  private Placement first;
  private int at = HEADER;

  private GifParser(Bytes file, StructureLimits limits) {
    this.file = file;
    this.limits = limits;
    this.frames = new FrameBudget(limits);
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new GifParser(file, limits).parse();
  }

  private ImageStructure parse() throws InvalidImage {
    screen = readScreen();
    at += paletteLength(file.u8(10));
    for (int type = file.u8(at++); type != TRAILER; type = file.u8(at++)) {
      switch (type) {
        case EXTENSION -> skipBlocks();
        case FRAME -> readFrame();
        default -> throw InvalidImage.damaged("it has a block of an unknown type");
      }
    }
    return new ImageStructure(screen, frames.requireFrames(), first, Presentation.PLAIN);
  }

  /** Reads the logical screen; null if it is 0 x 0, by which some writers mean the first frame. */
  private Size readScreen() throws InvalidImage {
    int width = file.u16le(6);
    int height = file.u16le(8);
    return width == 0 && height == 0 ? null : limits.admit(width, height);
  }

  private void readFrame() throws InvalidImage {
    int width = file.u16le(at + 4L);
    int height = file.u16le(at + 6L);
    frames.add(width, height);
    if (first == null) {
      first = new Placement(file.u16le(at), file.u16le(at + 2L));
    }
    if (screen == null) {
      screen = limits.admit(width, height);
    }
    at += 9 + paletteLength(file.u8(at + 8L));
    skipBlocks();
  }

  /** Skips one byte, an extension's label or a frame's code size, and the data blocks behind it. */
  private void skipBlocks() throws InvalidImage {
    at++;
    for (int length = file.u8(at++); length > 0; length = file.u8(at++)) {
      at += length;
    }
  }

  private static int paletteLength(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
