package dev.packshot.image;

import java.util.zip.CRC32;

/**
 * The walk through a PNG file (W3C PNG, third edition): every chunk up to the end chunk, the check
 * sums of those that make the picture, and the compressed data inflated to the last row. Of an
 * animated one the still picture is decoded and the frames are counted.
 */
final class PngFile {
  private static final int SIGNATURE = 8;

  /** What all compressed side information (text, colour profile) may come to. */
  private static final int MOST_SIDE_BYTES = 8 << 20;

  private final Bytes file;
  private final ImageLimits limits;
  private final Inflation side = new Inflation();
  private ImageFacts facts;
  private PngRows rows;
  private boolean palette;
  private int sideBytesLeft = MOST_SIDE_BYTES;

  private PngFile(Bytes file, ImageLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageFacts walk(Bytes file, ImageLimits limits) throws Flaw {
    var walk = new PngFile(file, limits);
    try {
      return walk.walk();
    } finally {
      walk.release();
    }
  }

  private ImageFacts walk() throws Flaw {
    long at = SIGNATURE;
    for (String name = ""; !name.equals("IEND"); ) {
      long length = file.u32(at);
      name = file.name(at + 4);
      var data = file.slice(at + 8, length);
      file.require(at + 8 + length, 4);
      if (isCritical(name)) {
        requireCheckSum(name, file.slice(at + 4, 4 + length), file.u32(at + 8 + length));
      }
      read(name, data);
      at += 12 + length;
    }
    if (rows == null) {
      throw Flaw.cutOff("the file ends before its picture begins");
    }
    rows.requireComplete();
    return facts;
  }

  private void release() {
    side.release();
    if (rows != null) {
      rows.release();
    }
  }

  private void read(String name, Bytes data) throws Flaw {
    if (facts == null && !name.equals("IHDR")) {
      throw Flaw.damaged("it does not begin with its size");
    }
    switch (name) {
      case "IHDR" -> readHeader(data);
      case "PLTE" -> palette = true;
      case "IDAT" -> readRows(data);
      case "IEND" -> {}
      case "acTL" -> limits.admitFrames((int) Math.min(data.u32(0), Integer.MAX_VALUE));
      case "iCCP", "zTXt" -> readSide(data);
      case "iTXt" -> readInternationalText(data);
      default -> {
        if (isCritical(name)) {
          throw Flaw.of("The picture cannot be decoded: its chunk %s is unknown.", printable(name));
        }
      }
    }
  }

  private void readHeader(Bytes data) throws Flaw {
    if (facts != null) {
      throw Flaw.damaged("it tells its size twice");
    }
    facts = limits.admit(ImageFormat.PNG, data.u32(0), data.u32(4));
    rows = PngRows.of(facts, data);
  }

  private void readRows(Bytes data) throws Flaw {
    if (rows.needPalette() && !palette) {
      throw Flaw.damaged("its palette is missing");
    }
    rows.add(data);
  }

  /** A name, the method, and what is compressed. */
  private void readSide(Bytes data) throws Flaw {
    inflateSide(data, afterText(data, 0) + 1);
  }

  /** A name, whether what follows is compressed, how, two texts, and what may be compressed. */
  private void readInternationalText(Bytes data) throws Flaw {
    int flag = afterText(data, 0);
    if (flag < data.length() && data.u8(flag) == 1) {
      inflateSide(data, afterText(data, afterText(data, flag + 2)));
    }
  }

  private void inflateSide(Bytes data, int at) throws Flaw {
    if (at < data.length()) {
      sideBytesLeft -= side.measure(data.from(at), sideBytesLeft);
    }
    if (sideBytesLeft <= 0) {
      throw Flaw.of(
          "The file is a decompression bomb: its text or colour profile unpacks to over %,d bytes.",
          MOST_SIDE_BYTES);
    }
  }

  /** Behind the zero byte that ends a text, or behind all where there is none. */
  private static int afterText(Bytes data, int from) throws Flaw {
    int at = from;
    while (at < data.length() && data.u8(at) != 0) {
      at++;
    }
    return at + 1;
  }

  /** Upper case is critical: the picture cannot be decoded without it. */
  private static boolean isCritical(String name) {
    return (name.charAt(0) & 0x20) == 0;
  }

  private static void requireCheckSum(String name, Bytes covered, long expected) throws Flaw {
    var sum = new CRC32();
    sum.update(covered.array, covered.start, covered.length());
    if (sum.getValue() != expected) {
      throw Flaw.damaged("the check sum of its chunk " + printable(name) + " is wrong");
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : "(not a name)";
  }
}
