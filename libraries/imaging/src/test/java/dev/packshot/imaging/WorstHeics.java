package dev.packshot.imaging;

import dev.packshot.devkit.picture.ImageSample;
import java.util.List;
import java.util.stream.IntStream;

/** HEIC files at the limit of bytes that make one walk of the boxes as long as it gets. */
final class WorstHeics {
  private static final int EXIF = 2;

  private WorstHeics() {}

  static List<ImageSample> all() {
    return List.of(
        WorstFiles.of(
            "HEIC extents without bytes", () -> picture(new FileBytes(), locations(7, 0, 65_535))),
        WorstFiles.of(
            "HEIC extents of a byte", () -> picture(new FileBytes(), locations(7, 0x10, 1))),
        WorstFiles.of(
            "HEIC EXIF of many extents",
            () -> picture(new FileBytes(), locations(EXIF, 0x11, 65_535))),
        WorstFiles.of("HEIC EXIF stated often", () -> picture(new FileBytes(), exifStatedOften())),
        WorstFiles.of("HEIC EXIF of entries", () -> picture(exifOfEntries(), exifInMeta())),
        WorstFiles.of("HEIC empty boxes", () -> picture(emptyBoxes(), new byte[0])),
        WorstFiles.of("HEIC references", () -> grid(references(1), new FileBytes())),
        WorstFiles.of(
            "HEIC references of many sources", () -> grid(references(65_535), new FileBytes())),
        WorstFiles.of("HEIC references and their items", WorstHeics::gridOfItems),
        WorstFiles.of("HEIC properties", WorstHeics::pictureOfProperties),
        WorstFiles.of("HEIC associations", WorstHeics::pictureOfAssociations));
  }

  private static byte[] picture(FileBytes boxes, byte[] locations) {
    return file(items().add(item(1, "hvc1")).add(item(EXIF, "Exif")), boxes, locations);
  }

  /** Returns a picture that is composed of others. */
  private static byte[] grid(FileBytes references, FileBytes sources) {
    var box = new FileBytes().box("iref", references.bytes());
    return file(items().add(item(1, "grid")).add(sources.bytes()), box, new byte[0]);
  }

  private static byte[] file(FileBytes items, FileBytes boxes, byte[] locations) {
    return file(
        new FileBytes().box("iinf", items.bytes()).add(boxes.bytes()).box("iloc", locations));
  }

  private static byte[] file(FileBytes boxes) {
    var brands = new FileBytes().text("heic").u32(0).text("mif1heic").bytes();
    var primary = new FileBytes().zeros(4).u16(1).bytes();
    var meta = new FileBytes().zeros(4).box("pitm", primary).add(boxes.bytes());
    return new FileBytes().box("ftyp", brands).box("meta", meta.bytes()).bytes();
  }

  /** Returns the start of a box of items, whose number nobody reads. */
  private static FileBytes items() {
    return new FileBytes().zeros(6);
  }

  private static byte[] item(int id, String type) {
    var body = new FileBytes().u8(2, 0, 0, 0).u16(id).u16(0).text(type).u8(0);
    return new FileBytes().box("infe", body.bytes()).bytes();
  }

  private static FileBytes emptyBoxes() {
    var empty = new FileBytes().box("free", new byte[0]);
    return new FileBytes().fill(WorstFiles.LIMIT - 2_000, empty.bytes());
  }

  /** Returns locations of one item after the other, with offsets and lengths of these widths. */
  private static byte[] locations(int item, int widths, int extents) {
    int length = ((widths >> 4) + (widths & 15)) * extents;
    var location = new FileBytes().u32(item).u16(0).u16(0).u16(extents);
    location.fill(location.length() + length, (byte) 1);
    var box = new FileBytes().u8(2, 0, 0, 0, widths, 0).u32(Integer.MAX_VALUE);
    return box.fill(WorstFiles.LIMIT - 300, location.bytes()).bytes();
  }

  /** Returns the location of one EXIF item, again and again. */
  private static byte[] exifStatedOften() {
    return locations(EXIF, 0x11, 1);
  }

  /** Returns data of an EXIF item whose directory has as many entries as it can. */
  private static FileBytes exifOfEntries() {
    var block = new FileBytes().u32(0).text("MM").u16(42).u32(8).u16(0xffff);
    return new FileBytes().box("idat", block.zeros(12 * 0xffff).bytes());
  }

  private static byte[] exifInMeta() {
    int length = 4 + 10 + 12 * 0xffff;
    var location = new FileBytes().u32(EXIF).u16(1).u16(0).u16(1).u32(0).u32(length).bytes();
    var box = new FileBytes().u8(2, 0, 0, 0, 0x44, 0).u32(Integer.MAX_VALUE);
    return box.fill(WorstFiles.LIMIT - 900_000, location).bytes();
  }

  /** Returns references of the picture to so many sources each, as many of them as a grid has. */
  private static FileBytes references(int sources) {
    return references(sources, WorstFiles.LIMIT - 2_000);
  }

  private static FileBytes references(int sources, int length) {
    var all = new FileBytes().zeros(4);
    for (int next = 0; all.length() + 12 + 2 * sources <= length; next++) {
      var body = new FileBytes().u16(1).u16(sources);
      IntStream.range(next, next + sources).forEach(source -> body.u16(1 + source % 65_535));
      all.box("dimg", body.bytes());
    }
    return all;
  }

  private static byte[] gridOfItems() {
    int half = WorstFiles.LIMIT / 2 - 2_000;
    var sources = new FileBytes();
    for (int id = 2; sources.length() < half; id++) {
      sources.add(item(id & 0xffff, "hvc1"));
    }
    return grid(references(1, half), sources);
  }

  /** Returns a picture that is associated with 255 of a million properties, none of them a size. */
  private static byte[] pictureOfProperties() {
    var all = new FileBytes().box("hvcC", new byte[0]).add(emptyBoxes().bytes());
    return pictureWith(all, associations().add(association(1, 255)));
  }

  /** Returns a picture whose properties stand behind those of a million other items. */
  private static byte[] pictureOfAssociations() {
    var others = associations().fill(WorstFiles.LIMIT - 2_000, association(7, 0));
    return pictureWith(new FileBytes().box("hvcC", new byte[0]), others.add(association(1, 1)));
  }

  private static FileBytes associations() {
    return new FileBytes().u8(0, 0, 0, 1).u32(Integer.MAX_VALUE);
  }

  private static byte[] association(int item, int properties) {
    var association = new FileBytes().u16(item).u8(properties);
    return association.fill(3 + 2 * properties, (byte) 0x7f).bytes();
  }

  private static byte[] pictureWith(FileBytes properties, FileBytes associations) {
    var locations = new FileBytes().u8(0, 0, 0, 0, 0x44, 0).u16(1).u16(1).u16(0).u16(1);
    var all =
        new FileBytes().box("ipco", properties.bytes()).box("ipma", associations.bytes()).bytes();
    return file(
        new FileBytes()
            .box("iinf", items().add(item(1, "hvc1")).bytes())
            .box("iloc", locations.u32(0).u32(8).bytes())
            .box("iprp", all));
  }
}
