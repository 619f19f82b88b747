package dev.packshot.devkit.picture;

import java.util.Arrays;
import java.util.List;

/**
 * Files to be refused: no pictures, cut off, damaged or excessively large. Each is announced as a
 * type that a phone may send.
 */
public final class HostileImages {
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";
  private static final String WEBP = "image/webp";
  private static final String GIF = "image/gif";
  private static final String BMP = "image/bmp";
  private static final String HEIC = "image/heic";

  private HostileImages() {}

  public static List<ImageSample> all() {
    return List.of(
        ImageSample.hostile("empty", JPEG, () -> new byte[0]),
        ImageSample.hostile("one byte", JPEG, () -> new byte[] {(byte) 0xff}),
        ImageSample.hostile("text as JPEG", JPEG, () -> text("Dear sir or madam,\n")),
        ImageSample.hostile("text as BMP", BMP, () -> text("BMW, a maker of cars\n")),
        ImageSample.hostile("HTML before a JPEG", JPEG, HostileImages::htmlBeforeJpeg),
        ImageSample.hostile("JPEG cut off", JPEG, () -> half(ValidImages.jpeg())),
        ImageSample.hostile(
            "JPEG cut off before its end marker", JPEG, HostileImages::cutOffBeforeEndMarker),
        ImageSample.hostile(
            "JPEG progressive, cut off", JPEG, () -> half(ValidImages.progressiveJpeg())),
        ImageSample.hostile("PNG cut off", PNG, () -> half(ValidImages.png())),
        ImageSample.hostile("WebP cut off", WEBP, () -> half(Webps.lossy())),
        ImageSample.hostile("GIF cut off", GIF, () -> half(Gifs.file(96, 72, 96, 72, 1))),
        ImageSample.hostile("BMP cut off", BMP, () -> half(Bmps.file(96, 72))),
        ImageSample.hostile("HEIC cut off", HEIC, () -> half(Heics.grid(1024, 512))),
        ImageSample.hostile("PNG half the rows", PNG, () -> Pngs.halfTheRows(96, 72)),
        ImageSample.hostile("GIF half the rows", GIF, () -> Gifs.halfTheRows(96, 72)),
        ImageSample.hostile("PNG without rows", PNG, () -> Pngs.file(Pngs.header(96, 72, 8, 2))),
        ImageSample.hostile("JPEG impossible codes", JPEG, HostileImages::impossibleCodes),
        ImageSample.hostile("GIF impossible code", GIF, () -> Gifs.impossibleCode(96, 72)),
        ImageSample.hostile("HEIC misplaced data", HEIC, () -> Heics.misplaced(640, 480)),
        ImageSample.hostile("PNG flipped bit", PNG, HostileImages::flippedBit),
        ImageSample.hostile("JPEG 1 x 65,535", JPEG, () -> FlatJpegs.whole(1, 65_535)),
        ImageSample.hostile("JPEG 65,535 x 1", JPEG, () -> FlatJpegs.whole(65_535, 1)),
        ImageSample.hostile("PNG 1 x 65,535", PNG, () -> Pngs.black(1, 65_535)),
        ImageSample.hostile("JPEG narrow", JPEG, () -> FlatJpegs.whole(10, 10_000)),
        ImageSample.hostile("JPEG 65,500 x 65,500", JPEG, () -> FlatJpegs.whole(65_500, 65_500)),
        ImageSample.hostile("JPEG headers only", JPEG, () -> FlatJpegs.headersOnly(12_000, 9_000)),
        ImageSample.hostile("JPEG without height", JPEG, () -> FlatJpegs.headersOnly(100, 0)),
        ImageSample.hostile("JPEG scans", JPEG, () -> FlatJpegs.manyScans(1_000, 1_000, 5_000)),
        ImageSample.hostile("JPEG large scans", JPEG, () -> FlatJpegs.manyScans(8_000, 8_000, 60)),
        ImageSample.hostile("PNG 30,000 x 30,000", PNG, () -> Pngs.black(30_000, 30_000)),
        ImageSample.hostile(
            "PNG of the largest width", PNG, () -> Pngs.file(Pngs.header(1L << 31, 1, 8, 2))),
        ImageSample.hostile("GIF 10,000 frames", GIF, () -> Gifs.file(8, 8, 8, 8, 10_000)),
        ImageSample.hostile("GIF giant screen", GIF, () -> Gifs.file(65_535, 65_535, 8, 8, 1)),
        ImageSample.hostile("BMP headers only", BMP, () -> Bmps.headersOnly(10_000, 10_000)),
        ImageSample.hostile("BMP 30,000 x 30,000", BMP, () -> Bmps.headersOnly(30_000, 30_000)),
        ImageSample.hostile("WebP 16,384 x 16,384", WEBP, () -> Webps.flat(16_384, 16_384)),
        ImageSample.hostile("WebP giant canvas", WEBP, HostileImages::giantCanvas),
        ImageSample.hostile("WebP large frames", WEBP, () -> Webps.animation(5_000, 5_000, 40)),
        ImageSample.hostile("WebP layers", WEBP, () -> Webps.transparencies(5_000, 5_000, 9_999)),
        ImageSample.hostile("WebP 10,000 frames", WEBP, () -> Webps.animation(8, 8, 10_000)),
        ImageSample.hostile("HEIC giant", HEIC, () -> Heics.grid(65_535, 65_535)));
  }

  /** Returns the first half of a file. */
  public static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  private static byte[] text(String line) {
    return new ByteWriter().text(line.repeat(100)).bytes();
  }

  private static byte[] htmlBeforeJpeg() {
    return new ByteWriter().text("<html><!-- ").add(ValidImages.jpeg()).bytes();
  }

  /**
   * Returns half a JPEG with an end-of-image marker, which satisfies a check of the marker alone.
   */
  private static byte[] cutOffBeforeEndMarker() {
    return new ByteWriter().add(half(ValidImages.jpeg())).u8(0xff, 0xd9).bytes();
  }

  /** Returns a JPEG with a run of ones, which are no code (ITU-T T.81, annex C). */
  private static byte[] impossibleCodes() {
    var file = ValidImages.jpeg();
    for (int at = file.length / 2; at < file.length / 2 + 16; at += 2) {
      file[at] = (byte) 0xff;
      file[at + 1] = 0; // decoders skip the zero after 0xff
    }
    return file;
  }

  private static byte[] flippedBit() {
    var file = ValidImages.png();
    file[file.length / 2] ^= 0x10;
    return file;
  }

  private static byte[] giantCanvas() {
    var chunks =
        new ByteWriter().add(Webps.canvas(1 << 24, 1 << 24, 0)).add(Webps.flat(8, 8), 12, 30);
    return Webps.file(chunks.bytes());
  }
}
