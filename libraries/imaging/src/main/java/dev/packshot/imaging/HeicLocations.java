package dev.packshot.imaging;

/** Where the data of a HEIC file's items lies (the box iloc), and whether it is all there. */
final class HeicLocations {
  private static final int IN_FILE = 0;
  private static final int IN_META = 1;

  private final Bytes box;
  private final Bytes file;
  private final Bytes inMeta;
  private final int version;
  private long at = 4;
  private boolean found;

  private HeicLocations(Bytes box, Bytes file, Bytes meta) throws InvalidImage {
    this.box = box;
    this.file = file;
    this.inMeta = IsoBoxes.find(meta, "idat").orElse(new Bytes(new byte[0], 0, 0));
    this.version = box.u8(0);
  }

  /** Checks every piece of every item, and that the primary item has one. */
  static void require(Bytes box, Bytes file, Bytes meta, long primary) throws InvalidImage {
    new HeicLocations(box, file, meta).require(primary);
  }

  private void require(long primary) throws InvalidImage {
    int sizes = (int) read(1);
    int moreSizes = (int) read(1);
    for (long left = read(version < 2 ? 2 : 4); left > 0; left--) {
      boolean isPrimary = read(version < 2 ? 2 : 4) == primary;
      boolean hasData = requireItem(sizes >> 4, sizes & 15, moreSizes >> 4, moreSizes & 15);
      found |= isPrimary && hasData;
    }
    if (!found) {
      throw InvalidImage.damaged("the data of its picture is nowhere");
    }
  }

  private boolean requireItem(int offsetSize, int lengthSize, int baseSize, int indexSize)
      throws InvalidImage {
    int method = version == 0 ? IN_FILE : (int) read(2) & 15;
    boolean elsewhere = read(2) != 0;
    long base = read(baseSize);
    boolean hasData = false;
    for (long left = read(2); left > 0; left--) {
      read(version == 0 ? 0 : indexSize);
      long offset = base + read(offsetSize);
      long length = read(lengthSize);
      if (!elsewhere) {
        requirePiece(method, offset, length);
      }
      hasData |= length > 0;
    }
    return hasData;
  }

  private void requirePiece(int method, long offset, long length) throws InvalidImage {
    if (method == IN_FILE) {
      file.require(offset, length);
    } else if (method == IN_META) {
      inMeta.require(offset, length);
    }
  }

  private long read(int width) throws InvalidImage {
    long value = HeicFile.number(box, at, width);
    at += width;
    return value;
  }
}
