package dev.packshot.imaging.gif;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.FrameBudget;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.Optional;

/** The parser of GIF files: it reads every block and counts the frames and their pixels. */
final class GifParser {
  private GifParser() {}

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    var frames = new FrameBudget(limits);
    var screen = readScreen(file, limits);
    var first = Placement.ORIGIN;
    for (var blocks = new GifBlocks(file); blocks.next(); ) {
      frames.add(blocks.width(), blocks.height());
      if (frames.count() == 1) {
        first = new Placement(blocks.left(), blocks.top());
      }
      if (screen == null) {
        screen = limits.admit(blocks.width(), blocks.height());
      }
    }
    return new ImageStructure(
        screen, frames.requireFrames(), first, Presentation.PLAIN, Optional.empty());
  }

  /** Reads the logical screen; null if it is 0 x 0, by which some writers mean the first frame. */
  private static Size readScreen(Bytes file, StructureLimits limits) throws InvalidImage {
    int width = file.u16le(6);
    int height = file.u16le(8);
    return width == 0 && height == 0 ? null : limits.admit(width, height);
  }
}
