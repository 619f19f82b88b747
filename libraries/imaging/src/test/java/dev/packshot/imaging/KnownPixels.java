package dev.packshot.imaging;

import dev.packshot.imaging.LosslessWebpEncoder.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Whole files of the lossless formats, in every kind of colours and of odd framing, with the pixels
 * that each was made from.
 */
final class KnownPixels {
  static final int WIDTH = 37;
  static final int HEIGHT = 23;

  private static final int OPAQUE = 0xff000000;

  private final List<Sample> all = new ArrayList<>();

  private KnownPixels() {}

  /** A file and its pixels as 0xAARRGGBB. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sample(String name, byte[] file, int[] argb) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Sample> all() {
    var samples = new KnownPixels();
    samples.addPngs();
    samples.addOddPngs();
    samples.addGifs();
    samples.addBmps();
    samples.addWebps();
    return samples.all;
  }

  private void add(String name, byte[] file, int[] argb) {
    all.add(new Sample(name, file, argb));
  }

  private void add(String name, byte[] file, int[] values, IntUnaryOperator toArgb) {
    add(name, file, Arrays.stream(values).map(toArgb).toArray());
  }

  /** Returns a number below the limit for each pixel; neighbours and corners differ. */
  private static int[] values(int limit) {
    var values = new int[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      values[i] = (x * 3 + y * 7 + x * y / 5) % limit;
    }
    return values;
  }

  private static int[] colours(int count) {
    var colours = new int[count];
    for (int i = 0; i < count; i++) {
      colours[i] =
          ((i * 73 + 20) & 0xff) << 16 | ((i * 151 + 90) & 0xff) << 8 | ((i * 29 + 160) & 0xff);
    }
    return colours;
  }

  private static byte[] bytes(int[] colours) {
    var bytes = new FileBytes();
    for (int colour : colours) {
      bytes.u8(colour >> 16, colour >> 8, colour);
    }
    return bytes.bytes();
  }

  private void addPngs() {
    for (boolean interlaced : new boolean[] {false, true}) {
      var suffix = interlaced ? ", interlaced" : "";
      for (int depth : new int[] {1, 2, 4, 8, 16}) {
        addGreyPng(depth, interlaced, suffix);
        if (depth <= 8) {
          addPalettePng(depth, interlaced, suffix);
        }
        if (depth >= 8) {
          addSamplesPng(depth, interlaced, suffix);
        }
      }
    }
  }

  private static PngEncoder png(int depth, int colour, boolean interlaced) {
    var encoder = PngEncoder.of(WIDTH, HEIGHT, depth, colour);
    return interlaced ? encoder.interlaced() : encoder;
  }

  private void addGreyPng(int depth, boolean interlaced, String suffix) {
    int max = (1 << depth) - 1;
    var values = values(Math.min(max + 1, 251));
    IntUnaryOperator toArgb = v -> depth == 16 ? grey(v >> 8) : grey(v * 255 / max);
    var name = "PNG grey " + depth + suffix;
    add(name, png(depth, PngEncoder.GREY, interlaced).encode(values), values, toArgb);
    add(
        name + ", transparent level",
        png(depth, PngEncoder.GREY, interlaced).with("tRNS", 0, 1).encode(values),
        values,
        v -> v == 1 ? toArgb.applyAsInt(v) & ~OPAQUE : toArgb.applyAsInt(v));
  }

  private static int grey(int level) {
    return OPAQUE | level << 16 | level << 8 | level;
  }

  private void addPalettePng(int depth, boolean interlaced, String suffix) {
    var colours = colours(1 << depth);
    var values = values(colours.length);
    var name = "PNG palette " + depth + suffix;
    var file = png(depth, PngEncoder.PALETTE, interlaced).with("PLTE", bytes(colours));
    add(name, file.encode(values), values, v -> OPAQUE | colours[v]);
    add(
        name + ", transparent",
        file.with("tRNS", 0, 0x80).encode(values),
        values,
        v -> (v == 0 ? 0 : v == 1 ? 0x80 << 24 : OPAQUE) | colours[v]);
  }

  private void addSamplesPng(int depth, boolean interlaced, String suffix) {
    for (int bands : new int[] {2, 3, 4}) {
      int colour = bands == 2 ? 4 : bands == 3 ? 2 : 6;
      var samples = new int[WIDTH * HEIGHT * bands];
      for (int i = 0; i < samples.length; i++) {
        int sample = (i * 31 + i / 90) & 0xff;
        samples[i] = depth == 16 ? sample << 8 | (i & 0x7f) : sample;
      }
      add(
          "PNG of " + bands + " samples of " + depth + suffix,
          png(depth, colour, interlaced).encode(samples),
          argb(samples, bands, depth - 8));
    }
  }

  private static int[] argb(int[] samples, int bands, int shift) {
    var argb = new int[samples.length / bands];
    for (int i = 0; i < argb.length; i++) {
      int at = i * bands;
      int first = samples[at] >> shift;
      int alpha = bands % 2 == 0 ? samples[at + bands - 1] >> shift << 24 : OPAQUE;
      argb[i] =
          alpha
              | (bands < 3
                  ? grey(first) & ~OPAQUE
                  : first << 16 | samples[at + 1] >> shift << 8 | samples[at + 2] >> shift);
    }
    return argb;
  }

  private void addOddPngs() {
    var colours = colours(16);
    var values = values(16);
    int[] argb = Arrays.stream(values).map(v -> OPAQUE | colours[v]).toArray();
    odd("tEXt without a separator", argb, values, "tEXt", 'a', 'b', 'c');
    odd("tIME of 6 bytes", argb, values, "tIME", 7, 1, 1, 1, 1, 1);
    odd("pHYs of 4 bytes", argb, values, "pHYs", 1, 2, 3, 4);
    odd("sBIT of 5 bytes", argb, values, "sBIT", 8, 8, 8, 8, 8);
    odd("sPLT", argb, values, "sPLT", 'a', 0, 8, 1, 2, 3);
    odd("gAMA of 3 bytes", argb, values, "gAMA", 1, 2, 3);
    odd("cHRM of a byte", argb, values, "cHRM", 1);
    odd("sRGB of no byte", argb, values, "sRGB");
    odd("sRGB 9", argb, values, "sRGB", 9, 9);
    odd("iCCP without a separator", argb, values, "iCCP", 'p', 'q');
    odd("hIST", argb, values, "hIST", 1);
    odd("bKGD of no byte", argb, values, "bKGD");
    odd("a second palette", argb, values, "PLTE", 1, 2, 3);
    oddFraming(colours, values, argb);
  }

  private void odd(String name, int[] argb, int[] values, String chunk, int... body) {
    var file =
        PngEncoder.of(WIDTH, HEIGHT, 4, PngEncoder.PALETTE)
            .with("PLTE", bytes(colours(16)))
            .with(chunk, body);
    add("PNG with " + name, file.encode(values), argb);
  }

  private void oddFraming(int[] colours, int[] values, int[] argb) {
    var palette = bytes(colours);
    PngEncoder file = PngEncoder.of(WIDTH, HEIGHT, 4, PngEncoder.PALETTE);
    add(
        "PNG with transparency before its palette",
        file.with("tRNS", 0).with("PLTE", palette).encode(values),
        values,
        v -> v == 0 ? colours[0] : OPAQUE | colours[v]);
    var plain = PngEncoder.of(WIDTH, HEIGHT, 4, PngEncoder.PALETTE).with("PLTE", palette);
    var whole = plain.encode(values);
    add("PNG with data of a byte each", plain.withDataOf(1).encode(values), argb);
    add("PNG without an end", plain.withDataOf(9_999).withoutEnd().encode(values), argb);
    var wrongSum = whole.clone();
    wrongSum[wrongSum.length - 1]++;
    add("PNG with a wrong sum of its end", wrongSum, argb);
    add("PNG with a trailer in place of its end", behind(cut(whole, 12), "SEFH"), argb);
    add("PNG without the sum of its data", cut(whole, 16), argb);
    add("PNG with bytes behind it", behind(whole, "trailer of a phone"), argb);
  }

  static byte[] cut(byte[] file, int bytes) {
    return Arrays.copyOf(file, file.length - bytes);
  }

  static byte[] behind(byte[] file, String text) {
    return new FileBytes().add(file).text(text.repeat(20)).bytes();
  }

  private void addGifs() {
    for (int bits : new int[] {2, 3, 5, 8}) {
      addGif("of " + (1 << bits) + " colours", bits, gif(bits));
      addGif("of " + (1 << bits) + " colours, interlaced", bits, gif(bits).interlaced());
    }
    addGif("of a code size of 11", 8, gif(8).withCodeSize(11));
    addGif("with clear codes behind each other", 4, gif(4).withClearCodes(3));
    addGif("without a clear code", 4, gif(4).withClearCodes(0));
    addGif("in blocks of 1 byte", 4, gif(4).withBlocksOf(1));
    addGif("in blocks of 3 bytes", 8, gif(8).withBlocksOf(3));
    addGif("without an end", 4, gif(4).withoutEnd());
    addGif("with a palette of its frame", 4, gif(4).withLocalPalette());
    addGif("with a transparent colour outside the palette", 4, gif(4).withTransparent(255));
    var colours = colours(16);
    add(
        "GIF with a transparent colour",
        gif(4).withTransparent(3).bytes(),
        values(16),
        v -> v == 3 ? colours[3] : OPAQUE | colours[v]);
    addLargeGifs();
    addGifsWithTrailers(gif(4).bytes());
  }

  private void addGifsWithTrailers(byte[] whole) {
    var colours = colours(16);
    int[] argb = Arrays.stream(values(16)).map(v -> OPAQUE | colours[v]).toArray();
    add("GIF without a trailer", cut(whole, 1), argb);
    add("GIF without its last block", cut(whole, 2), argb);
    add("GIF with another trailer", behind(cut(whole, 1), "SEFH"), argb);
    add("GIF with bytes behind it", behind(whole, "trailer of a phone"), argb);
  }

  /** Adds pictures whose table gets full. */
  private void addLargeGifs() {
    var random = new Random(1);
    var colours = colours(256);
    var values = random.ints(200 * 150, 0, 256).toArray();
    for (boolean clears : new boolean[] {true, false}) {
      var gif = GifEncoder.of(200, 150).withPalette(colours).withPixels(values);
      add(
          "GIF of noise, table " + (clears ? "cleared" : "kept"),
          (clears ? gif : gif.withoutClearingTheTable()).bytes(),
          values,
          v -> OPAQUE | colours[v]);
    }
  }

  private static GifEncoder gif(int bits) {
    return GifEncoder.of(WIDTH, HEIGHT)
        .withPalette(colours(1 << bits))
        .withPixels(values(1 << bits))
        .withCodeSize(bits);
  }

  private void addGif(String name, int bits, GifEncoder gif) {
    var colours = colours(1 << bits);
    add("GIF " + name, gif.bytes(), values(1 << bits), v -> OPAQUE | colours[v]);
  }

  private void addBmps() {
    for (int header : new int[] {12, 16, 20, 40, 52, 56, 64, 108, 124}) {
      for (int bits : new int[] {1, 2, 4, 8}) {
        addIndexed("header of " + header, bits, bmp(bits).withHeaderOf(header));
      }
      add("BMP 24, header of " + header, bmp(24).withHeaderOf(header).encode(rgb()), opaque(rgb()));
      add("BMP 32, header of " + header, bmp(32).withHeaderOf(header).encode(rgb()), opaque(rgb()));
    }
    addIndexed("top down", 8, bmp(8).topDown());
    addIndexed("stating wrong lengths", 8, bmp(8).withWrongLengths());
    addIndexed("stating too many colours", 4, bmp(4).stating(30));
    addMasked();
    for (int bits : new int[] {4, 8}) {
      var colours = colours(1 << bits);
      var values = Arrays.stream(values(1 << bits)).map(v -> v / 2).toArray();
      var file = bmp(bits).withPalette(colours).encodeRuns(values);
      add("BMP runs of " + bits, file, values, v -> OPAQUE | colours[v]);
      add(
          "BMP runs of " + bits + ", without an end",
          cut(file, 2),
          values,
          v -> OPAQUE | colours[v]);
    }
  }

  private static BmpEncoder bmp(int bits) {
    return BmpEncoder.of(WIDTH, HEIGHT, bits);
  }

  private void addIndexed(String name, int bits, BmpEncoder bmp) {
    var colours = colours(1 << bits);
    var values = values(colours.length);
    add(
        "BMP " + bits + ", " + name,
        bmp.withPalette(colours).encode(values),
        values,
        v -> OPAQUE | colours[v]);
  }

  private void addMasked() {
    add("BMP 16", bmp(16).encode(values(1 << 15)), values(1 << 15), KnownPixels::of15Bits);
    add(
        "BMP 16, masks of 5, 6 and 5",
        bmp(16).withMasks(3, 0xf800, 0x7e0, 0x1f).encode(values(1 << 15)),
        values(1 << 15),
        v ->
            OPAQUE | scaled(v >> 11, 31) << 16 | scaled(v >> 5 & 63, 63) << 8 | scaled(v & 31, 31));
    var transparent = Arrays.stream(values(1 << 15)).map(v -> v << 17 | v).toArray();
    for (int header : new int[] {40, 56, 108, 124}) {
      int kind = header == 40 ? 6 : 3;
      int[] masks = {0xff0000, 0xff00, 0xff, 0xff000000};
      add(
          "BMP 32, masks with alpha, header of " + header,
          bmp(32).withHeaderOf(header).withMasks(kind, masks).encode(transparent),
          transparent);
    }
  }

  private static int of15Bits(int v) {
    return OPAQUE | scaled(v >> 10, 31) << 16 | scaled(v >> 5 & 31, 31) << 8 | scaled(v & 31, 31);
  }

  private static int scaled(int value, int max) {
    return (int) Math.round(value * 255.0 / max);
  }

  private static int[] rgb() {
    return Arrays.stream(values(1 << 20)).map(v -> v * 4_099 & 0xffffff).toArray();
  }

  private static int[] opaque(int[] rgb) {
    return Arrays.stream(rgb).map(v -> OPAQUE | v).toArray();
  }

  private void addWebps() {
    for (int colours : new int[] {2, 4, 16, 200}) {
      var palette = colours(colours);
      int[] argb = Arrays.stream(values(colours)).map(v -> v % 7 << 29 | palette[v]).toArray();
      addWebp("of " + colours + " colours", argb, Transform.PALETTE);
      addWebp(
          "of " + colours + " predicted colours", argb, Transform.PALETTE, Transform.PREDICTION);
      addWebp(
          "of " + colours + " colours, all transforms",
          argb,
          Transform.PALETTE,
          Transform.GREEN,
          Transform.COLOUR,
          Transform.PREDICTION);
    }
    int[] argb = Arrays.stream(values(1 << 20)).map(v -> v * 5_003).toArray();
    addWebp("without transforms", argb);
    for (var transform : List.of(Transform.PREDICTION, Transform.COLOUR, Transform.GREEN)) {
      addWebp("with " + transform, argb, transform);
    }
    addWebp("with three transforms", argb, Transform.GREEN, Transform.COLOUR, Transform.PREDICTION);
  }

  private void addWebp(String name, int[] argb, Transform... transforms) {
    add("WebP " + name, LosslessWebpEncoder.encode(WIDTH, HEIGHT, argb, List.of(transforms)), argb);
  }
}
