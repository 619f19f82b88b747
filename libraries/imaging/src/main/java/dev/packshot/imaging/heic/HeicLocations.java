package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Optional;
import java.util.OptionalLong;

/** The locations of the data of a HEIC file's items (the box iloc). */
final class HeicLocations {
  private static final int IN_FILE = 0;
  private static final int IN_META = 1;
  private static final Bytes NOTHING = new Bytes(new byte[0], 0, 0);

  private final Bytes box;
  private final Bytes file;
  private final Bytes metaData;
  private final int version;
  private final OptionalLong exif;
  private long at = 4;
  private boolean found;
  private Optional<Bytes> exifData = Optional.empty();

  /** Creates a reader of the locations of all items, one of which may be the EXIF block. */
  HeicLocations(Bytes box, Bytes file, Bytes meta, OptionalLong exif) throws InvalidImage {
    this.box = box;
    this.exif = exif;
    this.file = file;
    this.metaData = IsoBoxes.find(meta, "idat").orElse(NOTHING);
    this.version = box.u8(0);
  }

  /** Checks that every extent of every item exists and that the primary item has data. */
  void require(long primary) throws InvalidImage {
    int widths = (int) read(1);
    int moreWidths = (int) read(1);
    for (long left = read(version < 2 ? 2 : 4); left > 0; left--) {
      long item = read(version < 2 ? 2 : 4);
      var data = requireItem(widths >> 4, widths & 15, moreWidths >> 4, moreWidths & 15);
      found |= item == primary && data.isPresent();
      if (exif.equals(OptionalLong.of(item))) {
        exifData = data;
      }
    }
    if (!found) {
      throw InvalidImage.damaged("the data of its picture is missing");
    }
  }

  /** Returns the EXIF block, or its last piece; empty if the file has none. */
  Optional<Bytes> exifData() {
    return exifData;
  }

  /** Checks the extents of one item and returns the last that has data. */
  private Optional<Bytes> requireItem(
      int offsetWidth, int lengthWidth, int baseWidth, int indexWidth) throws InvalidImage {
    int method = version == 0 ? IN_FILE : (int) read(2) & 15;
    boolean inOtherFile = read(2) != 0;
    long base = read(baseWidth);
    var data = Optional.<Bytes>empty();
    int index = version == 0 ? 0 : indexWidth;
    long extents = read(2);
    // extents that take no bytes are all the same, so the file has to pay for each that is checked
    long different = index + offsetWidth + lengthWidth == 0 ? Math.min(1, extents) : extents;
    for (long left = different; left > 0; left--) {
      read(index);
      long offset = base + read(offsetWidth);
      long length = read(lengthWidth);
      var extent = inOtherFile ? NOTHING : extent(method, offset, length);
      if (length > 0) {
        data = Optional.of(extent);
      }
    }
    return data;
  }

  private Bytes extent(int method, long offset, long length) throws InvalidImage {
    return switch (method) {
      case IN_FILE -> file.slice(offset, length);
      case IN_META -> metaData.slice(offset, length);
      default -> NOTHING;
    };
  }

  private long read(int width) throws InvalidImage {
    long value = box.number(at, width);
    at += width;
    return value;
  }
}
