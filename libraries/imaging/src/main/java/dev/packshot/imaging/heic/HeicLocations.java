package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** The locations of the data of a HEIC file's items (the box iloc). */
final class HeicLocations {
  private static final int IN_FILE = 0;
  private static final int IN_META = 1;

  private final Bytes box;
  private final Bytes file;
  private final Bytes metaData;
  private final int version;
  private long at = 4;
  private boolean found;

  private HeicLocations(Bytes box, Bytes file, Bytes meta) throws InvalidImage {
    this.box = box;
    this.file = file;
    this.metaData = IsoBoxes.find(meta, "idat").orElse(new Bytes(new byte[0], 0, 0));
    this.version = box.u8(0);
  }

  /** Checks that every extent of every item exists and that the primary item has data. */
  static void require(Bytes box, Bytes file, Bytes meta, long primary) throws InvalidImage {
    new HeicLocations(box, file, meta).require(primary);
  }

  private void require(long primary) throws InvalidImage {
    int widths = (int) read(1);
    int moreWidths = (int) read(1);
    for (long left = read(version < 2 ? 2 : 4); left > 0; left--) {
      boolean isPrimary = read(version < 2 ? 2 : 4) == primary;
      boolean hasData = requireItem(widths >> 4, widths & 15, moreWidths >> 4, moreWidths & 15);
      found |= isPrimary && hasData;
    }
    if (!found) {
      throw InvalidImage.damaged("the data of its picture is missing");
    }
  }

  /** Checks the extents of one item and returns whether any has data. */
  private boolean requireItem(int offsetWidth, int lengthWidth, int baseWidth, int indexWidth)
      throws InvalidImage {
    int method = version == 0 ? IN_FILE : (int) read(2) & 15;
    boolean inOtherFile = read(2) != 0;
    long base = read(baseWidth);
    boolean hasData = false;
    int index = version == 0 ? 0 : indexWidth;
    long extents = read(2);
    // extents that take no bytes are all the same, so the file has to pay for each that is checked
    long different = index + offsetWidth + lengthWidth == 0 ? Math.min(1, extents) : extents;
    for (long left = different; left > 0; left--) {
      read(index);
      long offset = base + read(offsetWidth);
      long length = read(lengthWidth);
      if (!inOtherFile) {
        requireExtent(method, offset, length);
      }
      hasData |= length > 0;
    }
    return hasData;
  }

  private void requireExtent(int method, long offset, long length) throws InvalidImage {
    if (method == IN_FILE) {
      file.require(offset, length);
    } else if (method == IN_META) {
      metaData.require(offset, length);
    }
  }

  private long read(int width) throws InvalidImage {
    long value = box.number(at, width);
    at += width;
    return value;
  }
}
