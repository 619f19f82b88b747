package dev.packshot.imaging;

/**
 * The walk through a HEIC file (ISO/IEC 23008-12): its boxes, the size of the primary picture, and
 * whether all the data that the boxes point to is there. The HEVC data itself is not decoded: Java
 * has no decoder for it.
 */
final class HeicFile {
  /** Version and flags, in front of the content of most boxes. */
  private static final int FULL_BOX = 4;

  private final Bytes file;
  private final Bytes meta;

  private HeicFile(Bytes file) throws InvalidImage {
    this.file = file;
    this.meta = IsoBoxes.require(file, "meta").from(FULL_BOX);
  }

  static ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage {
    requireBoxes(file);
    return ImageStructure.still(new HeicFile(file).walk(limits), Presentation.PLAIN);
  }

  /** A box that ends behind the end of the file is a flaw by itself. */
  private static void requireBoxes(Bytes file) throws InvalidImage {
    for (var boxes = new IsoBoxes(file); boxes.next(); ) {}
  }

  private ImageFacts walk(ImageLimits limits) throws InvalidImage {
    long item = primaryItem();
    HeicLocations.require(IsoBoxes.require(meta, "iloc"), file, meta, item);
    var properties = IsoBoxes.require(meta, "iprp");
    var all = IsoBoxes.require(properties, "ipco");
    IsoBoxes.require(all, "hvcC");
    var size = sizeOf(item, properties, all);
    return limits.admit(ImageFormat.HEIC, size.u32(FULL_BOX), size.u32(FULL_BOX + 4));
  }

  private long primaryItem() throws InvalidImage {
    var box = IsoBoxes.require(meta, "pitm");
    return box.u8(0) == 0 ? box.u16(FULL_BOX) : box.u32(FULL_BOX);
  }

  /** The property ispe that is associated with the item: the size of the whole picture. */
  private static Bytes sizeOf(long item, Bytes properties, Bytes all) throws InvalidImage {
    var associations = IsoBoxes.require(properties, "ipma");
    int id = associations.u8(0) == 0 ? 2 : 4;
    int width = (associations.u8(3) & 1) == 0 ? 1 : 2;
    long at = FULL_BOX + 4;
    for (long left = associations.u32(FULL_BOX); left > 0; left--) {
      int count = associations.u8(at + id);
      var indexes = associations.slice(at + id + 1, (long) count * width);
      if (number(associations, at, id) == item) {
        return sizeAmong(indexes, width, all);
      }
      at += id + 1L + indexes.length();
    }
    throw noSize();
  }

  private static Bytes sizeAmong(Bytes indexes, int width, Bytes all) throws InvalidImage {
    for (int at = 0; at < indexes.length(); at += width) {
      // the upper bit tells whether a reader has to understand the property
      int index = (int) number(indexes, at, width) & (width == 1 ? 0x7f : 0x7fff);
      var size = sizeAt(all, index);
      if (size != null) {
        return size;
      }
    }
    throw noSize();
  }

  private static InvalidImage noSize() {
    return InvalidImage.damaged("it does not tell the size of its picture");
  }

  private static Bytes sizeAt(Bytes all, int index) throws InvalidImage {
    var boxes = new IsoBoxes(all);
    for (int i = 0; i < index; i++) {
      if (!boxes.next()) {
        return null;
      }
    }
    return boxes.type().equals("ispe") ? boxes.body() : null;
  }

  /** A big-endian number of 0 to 8 bytes. */
  static long number(Bytes bytes, long at, int width) throws InvalidImage {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | bytes.u8(at + i);
    }
    return value;
  }
}
