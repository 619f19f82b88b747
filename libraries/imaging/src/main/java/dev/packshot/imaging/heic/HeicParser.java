package dev.packshot.imaging.heic;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;

/**
 * The parser of HEIC files: it reads the boxes and the size of the primary picture, and checks that
 * all data to which the boxes refer exists. Bytes behind the last box are ignored.
 */
final class HeicParser {
  /** The version and the flags that precede the content of most boxes. */
  private static final int FULL_BOX = 4;

  private final Bytes file;
  private final Bytes meta;

  private HeicParser(Bytes file) throws InvalidImage {
    this.file = file;
    this.meta = IsoBoxes.require(file, "meta").from(FULL_BOX);
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new HeicParser(file).parse(limits);
  }

  private ImageStructure parse(StructureLimits limits) throws InvalidImage {
    long item = primaryItem();
    var items = IsoBoxes.require(meta, "iinf");
    if (HeicItems.requirePicture(items, item).isComposed()) {
      HeicReferences.requireSources(meta, items, item);
    }
    var exif = HeicItems.first(items, HeicExif.ITEM);
    var locations = new HeicLocations(IsoBoxes.require(meta, "iloc"), file, meta, exif);
    locations.require(item);
    return ImageStructure.still(size(item, limits), Presentation.PLAIN)
        .withTakenAt(locations.exifData().flatMap(data -> HeicExif.read(data).takenAt()));
  }

  private Size size(long item, StructureLimits limits) throws InvalidImage {
    var properties = IsoBoxes.require(meta, "iprp");
    var all = IsoBoxes.require(properties, "ipco");
    IsoBoxes.require(all, "hvcC");
    var size = sizeOf(item, properties, all);
    return limits.admit(size.u32(FULL_BOX), size.u32(FULL_BOX + 4));
  }

  private long primaryItem() throws InvalidImage {
    var box = IsoBoxes.require(meta, "pitm");
    return box.u8(0) == 0 ? box.u16(FULL_BOX) : box.u32(FULL_BOX);
  }

  /** Returns the property ispe that is associated with the item: the size of the whole picture. */
  private static Bytes sizeOf(long item, Bytes properties, Bytes all) throws InvalidImage {
    var associations = IsoBoxes.require(properties, "ipma");
    int idWidth = associations.u8(0) == 0 ? 2 : 4;
    int indexWidth = (associations.u8(3) & 1) == 0 ? 1 : 2;
    long at = FULL_BOX + 4;
    for (long left = associations.u32(FULL_BOX); left > 0; left--) {
      int count = associations.u8(at + idWidth);
      var indexes = associations.slice(at + idWidth + 1, (long) count * indexWidth);
      if (associations.number(at, idWidth) == item) {
        return sizeAmong(indexes, indexWidth, all);
      }
      at += idWidth + 1L + indexes.length();
    }
    throw noSize();
  }

  private static Bytes sizeAmong(Bytes indexes, int width, Bytes all) throws InvalidImage {
    var boxes = IsoBoxes.all(all);
    for (int at = 0; at < indexes.length(); at += width) {
      // the highest bit marks the property as essential
      int index = (int) indexes.number(at, width) & (width == 1 ? 0x7f : 0x7fff);
      if (index > 0 && index <= boxes.size() && boxes.get(index - 1).type().equals("ispe")) {
        return boxes.get(index - 1).body();
      }
    }
    throw noSize();
  }

  private static InvalidImage noSize() {
    return InvalidImage.damaged("it does not specify the size of its picture");
  }
}
