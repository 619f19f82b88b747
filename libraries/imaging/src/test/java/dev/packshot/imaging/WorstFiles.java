package dev.packshot.imaging;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.LargeImages;
import dev.packshot.devkit.picture.ValidImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Files at the limit of bytes that make one walk of a judge as long as it gets: each consists of as
 * many of the smallest pieces as fit, or of pieces that refer to as much as they can.
 */
final class WorstFiles {
  static final int LIMIT = (int) ImageLimits.DEFAULT.bytes();

  private final List<ImageSample> all = new ArrayList<>();

  private WorstFiles() {}

  static List<ImageSample> all() {
    var files = new WorstFiles();
    files.addGifs();
    files.addPngs();
    files.addJpegs();
    files.addBmps();
    files.all.addAll(WorstHeics.all());
    files.all.addAll(WorstWebps.all());
    files.all.addAll(WorstDrawings.all());
    files.all.addAll(LargeImages.all());
    return files.all;
  }

  private void add(String name, Supplier<byte[]> file) {
    all.add(of(name, file));
  }

  static ImageSample of(String name, Supplier<byte[]> file) {
    return new ImageSample(name, "image/any", 0, 0, file);
  }

  private void addGifs() {
    add("GIF comment of blocks of 1 byte", () -> gif(gifBlocks(0xfe, 1)));
    add("GIF application block of blocks of 255 bytes", () -> gif(gifBlocks(0xff, 255)));
    add("GIF text of blocks of 1 byte", () -> gif(gifBlocks(0x01, 1)));
    add("GIF empty comments", () -> gif(filled(LIMIT - 2_000, 0x21, 0xfe, 0)));
    add("GIF data of clear codes", () -> gifData(0x24, 0x49, 0x92));
    add("GIF data of blocks of 1 byte", WorstFiles::gifOfSmallBlocks);
    add("GIF palettes", WorstFiles::gifOfPalettes);
  }

  /** Returns a valid picture behind these blocks. */
  private static byte[] gif(byte[] blocks) {
    var picture = GifEncoder.of(16, 16).withPixels(new int[256]).bytes();
    int header = 13 + 3 * 256;
    return new FileBytes()
        .add(Arrays.copyOf(picture, header))
        .add(blocks)
        .add(Arrays.copyOfRange(picture, header, picture.length))
        .bytes();
  }

  private static FileBytes gifStart(int width, int height) {
    return new FileBytes().text("GIF89a").u16le(width).u16le(height).u8(0x80, 0, 0).zeros(6);
  }

  private static byte[] gifBlocks(int label, int length) {
    var block = new byte[length + 1];
    block[0] = (byte) length;
    return new FileBytes().u8(0x21, label).fill(LIMIT - 2_000, block).u8(0).bytes();
  }

  /** Returns a frame of many pixels whose data repeats the given bytes. */
  private static byte[] gifData(int... bytes) {
    var file = gifStart(10_000, 10_000).u8(0x2c).zeros(4).u16le(10_000).u16le(10_000).u8(0, 2);
    var block = new FileBytes().u8(255);
    while (block.length() < 256) {
      block.u8(bytes);
    }
    return file.fill(LIMIT - 10, block.bytes()).u8(0, 0x3b).bytes();
  }

  private static byte[] gifOfSmallBlocks() {
    var file = gifStart(10_000, 10_000).u8(0x2c).zeros(4).u16le(10_000).u16le(10_000).u8(0, 2);
    return file.fill(LIMIT - 10, (byte) 1, (byte) 0x44).u8(0, 0x3b).bytes();
  }

  private static byte[] gifOfPalettes() {
    var file = gifStart(16, 16);
    for (int i = 0; i < 1_000; i++) {
      file.u8(0x2c).zeros(4).u16le(16).u16le(16).u8(0x87).zeros(768).u8(2, 0);
    }
    return file.u8(0x3b).bytes();
  }

  private void addPngs() {
    var profile = new FileBytes().text("p").u8(0, 0).add(FileBytes.deflated(new byte[4 << 20]));
    add("PNG profiles", () -> png(2, "iCCP", profile.bytes()));
    add("PNG empty data", () -> png(2, "IDAT"));
    add("PNG empty texts", () -> png(2, "tEXt"));
    add("PNG empty texts beside a palette", () -> png(3, "tEXt"));
    add("PNG palettes", () -> png(3, "PLTE", 0, 0, 0));
    add("PNG orientations", () -> png(2, "eXIf", directory()));
  }

  private static byte[] png(int colour, String name, int... body) {
    return png(colour, name, new FileBytes().u8(body).bytes());
  }

  private static byte[] png(int colour, String name, byte[] body) {
    var chunk = new FileBytes().pngChunk(name, body).bytes();
    var row = new byte[1 + 8 * (colour == 2 ? 3 : 1)];
    var data = FileBytes.deflated(new FileBytes().fill(8 * row.length, row).bytes());
    var file = pngStart(8, 8, 8, colour);
    if (colour == 3) {
      file.pngChunk("PLTE", new byte[6]);
    }
    file.fill(LIMIT - 2_000, chunk).pngChunk("IDAT", data);
    return file.pngChunk("IEND", new byte[0]).bytes();
  }

  private static FileBytes pngStart(int width, int height, int depth, int colour) {
    var header = new FileBytes().u32(width).u32(height).u8(depth, colour, 0, 0, 0);
    return new FileBytes().u8(0x89).text("PNG\r\n\u001a\n").pngChunk("IHDR", header.bytes());
  }

  /** Returns an EXIF block whose directory states more entries than it has. */
  private static byte[] directory() {
    return new FileBytes().text("MM").u16(42).u32(8).u16(0xffff).zeros(12 * 5_000).bytes();
  }

  private void addJpegs() {
    add("JPEG empty comments", () -> jpeg(filled(LIMIT - 10_000, 0xff, 0xfe, 0, 2)));
    add("JPEG fill bytes", () -> jpeg(filled(LIMIT - 10_000, 0xff)));
    add("JPEG restart markers", () -> jpeg(filled(LIMIT - 10_000, 0xff, 0xd0)));
    add("JPEG stray bytes", () -> jpeg(strayBytes()));
    add("JPEG tables", () -> jpeg(filled(LIMIT - 10_000, 0xff, 0xdd, 0, 4, 0, 0)));
    add("JPEG orientations", () -> jpeg(repeated(exif())));
    add("JPEG pieces of a profile", () -> jpeg(repeated(pieceOfProfile())));
    add("JPEG data of stuffed bytes", () -> behindJpeg(0xff, 0));
    add("JPEG scans behind its end", () -> behindJpeg(0xff, 0xda, 0, 2));
  }

  /** Returns a picture with segments behind its first marker. */
  private static byte[] jpeg(byte[] segments) {
    var whole = sample("JPEG baseline");
    var rest = Arrays.copyOfRange(whole, 2, whole.length);
    return new FileBytes().u8(0xff, 0xd8).add(segments).add(rest).bytes();
  }

  private static byte[] behindJpeg(int... piece) {
    var whole = sample("JPEG baseline");
    var file = new FileBytes().add(Arrays.copyOf(whole, whole.length - 2));
    return file.fill(LIMIT, new FileBytes().u8(piece).bytes()).bytes();
  }

  private static byte[] strayBytes() {
    return new FileBytes().segment(0xfe).fill(LIMIT - 10_000, (byte) 0).bytes();
  }

  private static byte[] exif() {
    return new FileBytes()
        .segment(0xe1, new FileBytes().text("Exif\0\0").add(directory()).bytes())
        .bytes();
  }

  private static byte[] pieceOfProfile() {
    var body = new FileBytes().text("ICC_PROFILE\0").u8(1, 255).zeros(65_000);
    return new FileBytes().segment(0xe2, body.bytes()).bytes();
  }

  private static byte[] sample(String name) {
    return ValidImages.all().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private void addBmps() {
    add("BMP long runs", () -> bmp(255, 0));
    add("BMP short runs", () -> bmp(1, 0));
    add("BMP moves", () -> bmp(0, 2, 0, 0));
    add("BMP ends of rows", () -> bmp(0, 0));
    add("BMP of 1 bit", WorstFiles::bmpOfBits);
  }

  /** Returns a file of run lengths that repeats a code. */
  private static byte[] bmp(int... code) {
    var file = bmpStart(10_000, 10_000, 8, 1).zeros(1_024);
    return file.fill(LIMIT - 2, bytes(code)).u8(0, 1).bytes();
  }

  private static byte[] bmpOfBits() {
    return bmpStart(12_000, 10_000, 1, 0).zeros(8).zeros(1_500 * 10_000).bytes();
  }

  private static FileBytes bmpStart(int width, int height, int bits, int compression) {
    int palette = bits > 8 ? 0 : 4 << bits;
    var file = new FileBytes().text("BM").u32le(0).u32le(0).u32le(54L + palette).u32le(40);
    file.u32le(width).u32le(height).u16le(1).u16le(bits).u32le(compression);
    return file.zeros(20);
  }

  static byte[] filled(int length, int... piece) {
    return new FileBytes().fill(length, bytes(piece)).bytes();
  }

  private static byte[] repeated(byte[] piece) {
    return new FileBytes().fill(LIMIT - 10_000, piece).bytes();
  }

  static byte[] bytes(int... values) {
    return new FileBytes().u8(values).bytes();
  }
}
