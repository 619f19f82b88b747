package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;

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
  private static final int LIMIT = (int) ImageLimits.DEFAULT.bytes();
  private static final int DRAWING = 2 << 20;

  private final List<ImageSample> all = new ArrayList<>();

  private WorstFiles() {}

  static List<ImageSample> all() {
    var files = new WorstFiles();
    files.addGifs();
    files.addPngs();
    files.addJpegs();
    files.addHeics();
    files.addWebps();
    files.addBmps();
    files.addDrawings();
    files.all.addAll(LargeImages.all());
    return files.all;
  }

  private void add(String name, Supplier<byte[]> file) {
    all.add(new ImageSample(name, "image/any", 0, 0, file));
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

  private void addHeics() {
    add("HEIC extents without bytes", () -> heic(new FileBytes(), locations(0, 65_535)));
    add("HEIC extents of a byte", () -> heic(new FileBytes(), locations(0x10, 1)));
    add("HEIC empty boxes", () -> heic(emptyBoxes(), new byte[0]));
    add("HEIC properties", WorstFiles::heicOfProperties);
  }

  private static byte[] heic(FileBytes boxes, byte[] locations) {
    var items = new FileBytes().zeros(4).u16(1).box("infe", infe(1)).bytes();
    var meta =
        new FileBytes()
            .zeros(4)
            .add(boxes.bytes())
            .box("pitm", new FileBytes().zeros(4).u16(1).bytes())
            .box("iinf", items)
            .box("iloc", locations);
    return heicOf(meta);
  }

  private static byte[] infe(int item) {
    return new FileBytes().u8(2, 0, 0, 0).u16(item).u16(0).text("hvc1").u8(0).bytes();
  }

  private static byte[] heicOf(FileBytes meta) {
    var brands = new FileBytes().text("heic").u32(0).text("mif1heic").bytes();
    return new FileBytes().box("ftyp", brands).box("meta", meta.bytes()).bytes();
  }

  private static FileBytes emptyBoxes() {
    return new FileBytes().fill(LIMIT - 2_000, new FileBytes().box("free", new byte[0]).bytes());
  }

  private static byte[] locations(int widths, int extents) {
    var item = new FileBytes().u32(7).u16(0).u16(0).u16(extents).zeros(widths == 0 ? 0 : extents);
    var box = new FileBytes().u8(2, 0, 0, 0, widths, 0).u32(2_500_000);
    return box.fill(LIMIT - 300, item.bytes()).bytes();
  }

  /** Returns a picture that is associated with 255 of a million properties, none of them a size. */
  private static byte[] heicOfProperties() {
    var all = new FileBytes().box("hvcC", new byte[0]);
    all.fill(LIMIT - 2_000, new FileBytes().box("free", new byte[0]).bytes());
    var associations = new FileBytes().u8(0, 0, 0, 1).u32(1).u16(1).u8(255);
    for (int i = 0; i < 255; i++) {
      associations.u16(0x7fff);
    }
    var properties = new FileBytes().box("ipco", all.bytes()).box("ipma", associations.bytes());
    var locations = new FileBytes().u8(0, 0, 0, 0, 0x44, 0).u16(1).u16(1).u16(0).u16(1);
    var meta =
        new FileBytes()
            .zeros(4)
            .box("pitm", new FileBytes().zeros(4).u16(1).bytes())
            .box("iinf", new FileBytes().zeros(4).u16(1).box("infe", infe(1)).bytes())
            .box("iloc", locations.u32(0).u32(8).bytes())
            .box("iprp", properties.bytes());
    return heicOf(meta);
  }

  private void addWebps() {
    add("WebP empty chunks", () -> webp(filled(LIMIT - 1_000, 'X', 'X', 'X', 'X', 0, 0, 0, 0)));
    add("WebP transforms", WorstFiles::webpOfTransforms);
    add("WebP codes", WorstFiles::webpOfCodes);
    add("WebP frames", WorstFiles::webpOfFrames);
  }

  private static byte[] webp(byte[] chunks) {
    return new FileBytes().text("RIFF").u32le(4L + chunks.length).text("WEBP").add(chunks).bytes();
  }

  /** Returns a picture of 30 megapixels that adds green to its colours eight million times. */
  private static byte[] webpOfTransforms() {
    var data = losslessStart(5_000, 6_000);
    // 1 and 10, the lowest bit first, again and again
    return webp(
        new FileBytes()
            .riffChunk("VP8L", data.fill(3 << 20, bytes(0x6d, 0xdb, 0xb6)).bytes())
            .bytes());
  }

  private static FileBytes losslessStart(int width, int height) {
    long size = (width - 1) | (height - 1L) << 14;
    return new FileBytes().u8(0x2f).u32le(size);
  }

  /** Returns a picture whose blocks all have codes of their own, by the pattern of its data. */
  private static byte[] webpOfCodes() {
    var data =
        losslessStart(5_000, 6_000).u8(0x04).fill(LIMIT - 100, bytes(0x5a, 0xc3, 0x19, 0x77));
    return webp(new FileBytes().riffChunk("VP8L", data.bytes()).bytes());
  }

  private static byte[] webpOfFrames() {
    var chunks = new FileBytes().riffChunk("VP8X", new FileBytes().u32le(2).zeros(6).bytes());
    return webp(
        chunks
            .fill(LIMIT - 1_000, new FileBytes().riffChunk("ANMF", new byte[16]).bytes())
            .bytes());
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

  private void addDrawings() {
    add("SVG digits", () -> svg("width='", "1", "x'/>"));
    add("SVG digits in a view box", () -> svg("viewBox='0 0 1 ", "1", "x'/>"));
    add("SVG spaces in a view box", () -> svg("viewBox='", " ,", "'/>"));
    add("SVG comments in a style sheet", () -> svg("><style>", "/* ", "</style></svg>"));
    add("SVG comments in a style", () -> svg("style='", "/* ", "'/>"));
    add("SVG selectors", () -> svg("><style>", "a,", "a{}</style></svg>"));
    add("SVG spaces in a selector", () -> svg("><style>a", " ", "!{}</style></svg>"));
    add("SVG rules", () -> svg("><style>", "a{}", "</style></svg>"));
    add("SVG declarations", () -> svg("style='", "fill:red;", "'/>"));
    add("SVG reference", () -> svg("fill='url(#", "a", "'/>"));
    add("SVG fallback of a reference", () -> svg("fill='url(#a)", "u", "'/>"));
    add("SVG document types", () -> svg("><!-- ", "<!DOCTYPE", ""));
    add("SVG document type of quotes", WorstFiles::svgOfQuotes);
    add("SVG instructions", WorstFiles::svgOfInstructions);
    add("SVG path", () -> svg("><path d='M0 0", "h1", "'/></svg>"));
    add("SVG path of numbers", () -> svg("><path d='M0 0", " 1", "'/></svg>"));
    add("SVG points", () -> svg("><polygon points='", "1 2 ", "'/></svg>"));
    add(
        "SVG transforms",
        () -> svg("><g transform='", "scale(1)", "'><path d='M0 0h1'/></g></svg>"));
    add("SVG classes", () -> svg("><path class='", "a ", "' d='M0 0h1'/></svg>"));
    add(
        "SVG dashes",
        () -> svg("><path stroke='red' stroke-dasharray='", "1 ", "' d='M0 0h1'/></svg>"));
    add("SVG elements", () -> svg(">", "<g/>", "</svg>"));
    add("SVG depth", () -> svg(">", "<g>", ""));
    add("SVG texts", () -> svg(">", "<style>a</style>", "</svg>"));
    add("SVG text", () -> svg("><g>", "text ", "</g></svg>"));
    add("SVG attributes", WorstFiles::svgOfAttributes);
    add("SVG namespaces", WorstFiles::svgOfNamespaces);
    add("SVG long name", () -> svg("><", "a", "/></svg>"));
  }

  /** Returns a drawing that repeats a text up to the limit. */
  private static byte[] svg(String start, String repeated, String end) {
    var head = "<svg xmlns='http://www.w3.org/2000/svg' " + start;
    int times = (DRAWING - head.length() - end.length()) / repeated.length();
    return (head + repeated.repeat(times) + end).getBytes(UTF_8);
  }

  private static byte[] svgOfQuotes() {
    return ("<!DOCTYPE svg " + "'>' ".repeat(900) + "><svg " + "x='' ".repeat(1) + "/>")
        .getBytes(UTF_8);
  }

  private static byte[] svgOfInstructions() {
    return ("<svg xmlns='http://www.w3.org/2000/svg'>" + "<!---->".repeat(299_000) + "</svg>")
        .getBytes(UTF_8);
  }

  private static byte[] svgOfAttributes() {
    return numbered(" a%06d=''", 150_000, "/>");
  }

  private static byte[] svgOfNamespaces() {
    return numbered(" xmlns:a%06d='b'", 100_000, "/>");
  }

  private static byte[] numbered(String format, int count, String end) {
    var text = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg'");
    for (int i = 0; i < count; i++) {
      text.append(String.format(format, i));
    }
    return text.append(end).toString().getBytes(UTF_8);
  }

  private static byte[] filled(int length, int... piece) {
    return new FileBytes().fill(length, bytes(piece)).bytes();
  }

  private static byte[] repeated(byte[] piece) {
    return new FileBytes().fill(LIMIT - 10_000, piece).bytes();
  }

  private static byte[] bytes(int... values) {
    return new FileBytes().u8(values).bytes();
  }
}
