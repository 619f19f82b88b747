package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parser of HEIC files: it reads the boxes, the size and the presentation of the primary
 * picture, and checks that all data to which the boxes refer exists. Bytes behind the last box are
 * ignored.
 */
final class HeicParser {
  /** The version and the flags that precede the content of most boxes. */
  private static final int FULL_BOX = 4;

  private final Bytes file;
  private final Bytes meta;

  HeicParser(Bytes file) throws InvalidImage {
    this.file = file;
    this.meta = IsoBoxes.require(file, "meta").from(FULL_BOX);
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new HeicParser(file).parse(limits);
  }

  Bytes file() {
    return file;
  }

  /** Returns the content of the box that describes all items. */
  Bytes meta() {
    return meta;
  }

  long primaryItem() throws InvalidImage {
    var box = IsoBoxes.require(meta, "pitm");
    return box.u8(0) == 0 ? box.u16(FULL_BOX) : box.u32(FULL_BOX);
  }

  private ImageStructure parse(StructureLimits limits) throws InvalidImage {
    long item = primaryItem();
    var items = IsoBoxes.require(meta, "iinf");
    if (HeicItems.requirePicture(items, item).isComposed()) {
      HeicReferences.requireSources(meta, items, item);
    }
    var exif = HeicItems.first(items, HeicExif.ITEM);
    var wanted = new HashSet<>(Set.of(item));
    exif.ifPresent(wanted::add);
    var locations = HeicLocations.read(file, meta, wanted);
    if (locations.extents(item).isEmpty()) {
      throw InvalidImage.damaged("the data of its picture is missing");
    }
    var exifData = exif.isPresent() ? locations.extents(exif.getAsLong()) : List.<Bytes>of();
    return structure(item, limits)
        .withTakenAt(
            exifData.stream()
                .reduce((first, last) -> last)
                .flatMap(data -> HeicExif.read(data).takenAt()));
  }

  private ImageStructure structure(long item, StructureLimits limits) throws InvalidImage {
    var properties = HeicProperties.read(meta, Set.of(item));
    var size = properties.find(item, "ispe").orElseThrow(HeicParser::noSize);
    var whole = limits.admit(size.u32(FULL_BOX), size.u32(FULL_BOX + 4));
    var transformation = HeicTransformation.read(properties.of(item), whole);
    var shown = limits.admit(transformation.shown().width(), transformation.shown().height());
    var profile = HeicColours.read(properties.of(item)).profile();
    return ImageStructure.still(shown, new Presentation(transformation.orientation(), profile));
  }

  private static InvalidImage noSize() {
    return InvalidImage.damaged("it does not specify the size of its picture");
  }
}
