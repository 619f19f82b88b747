package dev.packshot.devkit.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A generator of HEIC files with the boxes that phones write. Their coded pictures were made by
 * {@code hevc_samples.py}; a file shows as much of one as it has pixels.
 */
final class Heics {
  private static final Hevc SINGLE = Hevc.read("640x480");
  private static final Hevc TILE = Hevc.read("512x512");

  private Heics() {}

  /** Returns a file with a single picture item. */
  static byte[] single(int width, int height) {
    var properties = properties(SINGLE, width, height);
    return file(1, SINGLE, new ByteWriter(), properties, onlyPicture(), 1);
  }

  private static byte[] properties(Hevc hevc, int width, int height) {
    return new ByteWriter().add(hvcC(hevc)).add(ispe(width, height)).bytes();
  }

  private static byte[] onlyPicture() {
    return full("ipma", 0, new ByteWriter().u32(1).u16(1).u8(2, 0x81, 2).bytes());
  }

  /** Returns a grid of two tiles side by side, as an iPhone writes every photo. */
  static byte[] grid(int width, int height) {
    var properties =
        new ByteWriter().add(hvcC(TILE)).add(ispe(512, 512)).add(ispe(width, height)).bytes();
    var associations =
        new ByteWriter().u32(3).u16(1).u8(2, 0x81, 2).u16(2).u8(2, 0x81, 2).u16(3).u8(1, 3);
    var grid = new ByteWriter().u8(0, 0, 0, 1).u16(width).u16(height);
    return file(3, TILE, grid, properties, full("ipma", 0, associations.bytes()), 2);
  }

  /** Returns a single picture with an EXIF block in another item, as cameras write it. */
  static byte[] withExif(int width, int height, byte[] exif) {
    var meta = full("meta", 0, exifMeta(width, height, exif.length, 0));
    int data = ftyp().length + meta.length + 8;
    return new ByteWriter()
        .add(ftyp())
        .add(full("meta", 0, exifMeta(width, height, exif.length, data)))
        .add(box("mdat", new ByteWriter().add(SINGLE.data()).u32(0).add(exif).bytes()))
        .bytes();
  }

  private static byte[] exifMeta(int width, int height, int exifLength, int data) {
    var items =
        new ByteWriter()
            .u16(2)
            .add(full("infe", 2, new ByteWriter().u16(1).u16(0).text("hvc1").u8(0).bytes()))
            .add(full("infe", 2, new ByteWriter().u16(2).u16(0).text("Exif").u8(0).bytes()));
    var locations =
        new ByteWriter()
            .u8(0x44, 0)
            .u16(2)
            .u16(1)
            .u16(0)
            .u16(0)
            .u16(1)
            .u32(data)
            .u32(SINGLE.data().length)
            .u16(2)
            .u16(0)
            .u16(0)
            .u16(1)
            .u32(data + SINGLE.data().length)
            .u32(4L + exifLength);
    return new ByteWriter()
        .add(full("pitm", 0, new ByteWriter().u16(1).bytes()))
        .add(full("iinf", 0, items.bytes()))
        .add(
            box(
                "iprp",
                new ByteWriter()
                    .add(box("ipco", properties(SINGLE, width, height)))
                    .add(onlyPicture())
                    .bytes()))
        .add(full("iloc", 1, locations.bytes()))
        .bytes();
  }

  /** Returns a file whose boxes are complete but refer to data far behind the end. */
  static byte[] misplaced(int width, int height) {
    var file = single(width, height);
    var iloc = new String(file, StandardCharsets.ISO_8859_1).indexOf("iloc");
    // version and flags, sizes, count, item, method, source, extents; then the offset
    file[iloc + 4 + 4 + 2 + 2 + 2 + 2 + 2 + 2] = 1;
    return file;
  }

  private static byte[] file(
      int primary, Hevc hevc, ByteWriter grid, byte[] properties, byte[] associations, int tiles) {
    var ftyp = ftyp();
    int metaLength = meta(primary, hevc, grid, properties, associations, tiles, 0).length;
    int data = ftyp.length + metaLength + 8;
    var all = new ByteWriter();
    for (int tile = 0; tile < tiles; tile++) {
      all.add(hevc.data());
    }
    return new ByteWriter()
        .add(ftyp)
        .add(meta(primary, hevc, grid, properties, associations, tiles, data))
        .add(box("mdat", all.bytes()))
        .bytes();
  }

  private static byte[] meta(
      int primary,
      Hevc hevc,
      ByteWriter grid,
      byte[] properties,
      byte[] associations,
      int tiles,
      int data) {
    var boxes =
        new ByteWriter()
            .add(full("hdlr", 0, new ByteWriter().u32(0).text("pict").repeat(0, 13).bytes()))
            .add(full("pitm", 0, new ByteWriter().u16(primary).bytes()))
            .add(full("iinf", 0, items(tiles, grid.length() > 0)))
            .add(grid.length() > 0 ? references(primary, tiles) : new byte[0])
            .add(
                box(
                    "iprp",
                    new ByteWriter().add(box("ipco", properties)).add(associations).bytes()))
            .add(box("idat", grid.bytes()))
            .add(full("iloc", 1, locations(hevc, tiles, grid.length(), data)));
    return full("meta", 0, boxes.bytes());
  }

  private static byte[] items(int tiles, boolean grid) {
    var items = new ByteWriter().u16(tiles + (grid ? 1 : 0));
    for (int id = 1; id <= tiles; id++) {
      items.add(full("infe", 2, new ByteWriter().u16(id).u16(0).text("hvc1").u8(0).bytes()));
    }
    if (grid) {
      var entry = new ByteWriter().u16(tiles + 1).u16(0).text("grid").u8(0);
      items.add(full("infe", 2, entry.bytes()));
    }
    return items.bytes();
  }

  private static byte[] references(int grid, int tiles) {
    var tilesOfGrid = new ByteWriter().u16(grid).u16(tiles);
    for (int id = 1; id <= tiles; id++) {
      tilesOfGrid.u16(id);
    }
    return full("iref", 0, box("dimg", tilesOfGrid.bytes()));
  }

  private static byte[] locations(Hevc hevc, int tiles, int gridLength, int data) {
    var locations = new ByteWriter().u8(0x44, 0).u16(tiles + (gridLength > 0 ? 1 : 0));
    for (int id = 1; id <= tiles; id++) {
      int offset = data + (id - 1) * hevc.data().length;
      locations.u16(id).u16(0).u16(0).u16(1).u32(offset).u32(hevc.data().length);
    }
    if (gridLength > 0) {
      locations.u16(tiles + 1).u16(1).u16(0).u16(1).u32(0).u32(gridLength);
    }
    return locations.bytes();
  }

  private static byte[] ftyp() {
    return box("ftyp", new ByteWriter().text("heic").u32(0).text("mif1heic").bytes());
  }

  private static byte[] hvcC(Hevc hevc) {
    return box("hvcC", hevc.configuration());
  }

  private static byte[] ispe(int width, int height) {
    return full("ispe", 0, new ByteWriter().u32(width).u32(height).bytes());
  }

  private static byte[] full(String type, int version, byte[] body) {
    return box(type, new ByteWriter().u8(version, 0, 0, 0).add(body).bytes());
  }

  private static byte[] box(String type, byte[] body) {
    return new ByteWriter().u32(8L + body.length).text(type).add(body).bytes();
  }

  /** A picture coded as HEVC: its parameter sets as in a file's properties, and its data. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Hevc(byte[] configuration, byte[] data) {
    static Hevc read(String name) {
      return new Hevc(resource(name + ".hvcC"), resource(name + ".hevc"));
    }

    private static byte[] resource(String name) {
      try (var stream = Heics.class.getResourceAsStream(name)) {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
