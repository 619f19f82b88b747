package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The locations of the data of a HEIC file's items (the box iloc). */
final class HeicLocations {
  private static final int IN_FILE = 0;
  private static final int IN_META = 1;
  private static final int MAX_EXTENTS = 1 << 17;
  private static final Bytes NOTHING = new Bytes(new byte[0], 0, 0);

  private final Bytes box;
  private final Bytes file;
  private final Bytes metaData;
  private final int version;
  private final Map<Long, List<Bytes>> wanted = new HashMap<>();
  private long at = 4;
  private int kept;

  private HeicLocations(Bytes box, Bytes file, Bytes meta) throws InvalidImage {
    this.box = box;
    this.file = file;
    this.metaData = IsoBoxes.find(meta, "idat").orElse(NOTHING);
    this.version = box.u8(0);
  }

  /** Checks that every extent of every item exists, and keeps those of the given items. */
  static HeicLocations read(Bytes file, Bytes meta, Set<Long> items) throws InvalidImage {
    var locations = new HeicLocations(IsoBoxes.require(meta, "iloc"), file, meta);
    locations.readAll(items);
    return locations;
  }

  /** Returns the pieces of an item's data; none if the file does not have it. */
  List<Bytes> extents(long item) {
    return wanted.getOrDefault(item, List.of());
  }

  /** Returns the length of an item's data, which may be more than that of the file. */
  long length(long item) {
    return extents(item).stream().mapToLong(Bytes::length).sum();
  }

  /** Returns an item's data, copied if it is in several pieces. */
  Bytes data(long item) throws InvalidImage {
    var extents = extents(item);
    return extents.size() == 1 ? extents.get(0) : joined(extents);
  }

  /** Joins pieces, which may overlap, but not be longer than the file in all. */
  private Bytes joined(List<Bytes> extents) throws InvalidImage {
    long length = extents.stream().mapToLong(Bytes::length).sum();
    if (length > file.length()) {
      throw InvalidImage.damaged("the pieces of its data overlap");
    }
    var joined = new byte[(int) length];
    int end = 0;
    for (var extent : extents) {
      System.arraycopy(extent.array(), extent.start(), joined, end, extent.length());
      end += extent.length();
    }
    return new Bytes(joined, 0, end);
  }

  private void readAll(Set<Long> items) throws InvalidImage {
    int widths = (int) read(1);
    int moreWidths = (int) read(1);
    for (long left = read(version < 2 ? 2 : 4); left > 0; left--) {
      long item = read(version < 2 ? 2 : 4);
      var data = items.contains(item) ? new ArrayList<Bytes>() : null;
      requireItem(data, widths >> 4, widths & 15, moreWidths >> 4, moreWidths & 15);
      if (data != null && !data.isEmpty()) {
        wanted.putIfAbsent(item, data);
      }
    }
  }

  /** Checks the extents of one item and adds those that have data to the list, if there is one. */
  private void requireItem(
      List<Bytes> data, int offsetWidth, int lengthWidth, int baseWidth, int indexWidth)
      throws InvalidImage {
    int method = version == 0 ? IN_FILE : (int) read(2) & 15;
    boolean inOtherFile = read(2) != 0;
    long base = read(baseWidth);
    int index = version == 0 ? 0 : indexWidth;
    long extents = read(2);
    // extents that take no bytes are all the same, so the file has to pay for each that is checked
    long different = index + offsetWidth + lengthWidth == 0 ? Math.min(1, extents) : extents;
    for (long left = different; left > 0; left--) {
      read(index);
      long offset = base + read(offsetWidth);
      long length = read(lengthWidth);
      var extent = inOtherFile ? NOTHING : extent(method, offset, length);
      if (length > 0 && data != null) {
        keep(extent, data);
      }
    }
  }

  private void keep(Bytes extent, List<Bytes> data) throws InvalidImage {
    if (++kept > MAX_EXTENTS) {
      throw InvalidImage.of("The data of the picture has more than %,d pieces.", MAX_EXTENTS);
    }
    data.add(extent);
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
