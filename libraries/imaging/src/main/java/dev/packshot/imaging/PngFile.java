package dev.packshot.imaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/**
 * The structure of a PNG file (W3C PNG, third edition): every chunk up to the end chunk and the
 * check sums of those that make the picture. Text beside it is never unpacked. Of an animated one
 * the still picture is decoded and the frames are only counted.
 */
final class PngFile {
  private static final int SIGNATURE = 8;

  /** A bit of the colour type. */
  private static final int IN_COLOUR = 2;

  private final Bytes file;
  private final ImageLimits limits;
  private ImageFacts facts;
  private int components;
  private Orientation orientation = Orientation.UPRIGHT;
  private Optional<ColourProfile> profile = Optional.empty();
  private boolean hasData;

  private PngFile(Bytes file, ImageLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage {
    return new PngFile(file, limits).walk();
  }

  private ImageStructure walk() throws InvalidImage {
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
    if (!hasData) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    return ImageStructure.still(facts, new Presentation(orientation, profile));
  }

  private void read(String name, Bytes data) throws InvalidImage {
    if (facts == null && !name.equals("IHDR")) {
      throw InvalidImage.damaged("it does not begin with its size");
    }
    switch (name) {
      case "IHDR" -> readHeader(data);
      case "IDAT" -> hasData = true;
      case "eXIf" -> orientation = Orientation.read(data);
      case "iCCP" -> profile = readProfile(data);
      case "acTL" -> limits.admitFrames((int) Math.min(data.u32(0), Integer.MAX_VALUE));
      default -> requireKnown(name);
    }
  }

  private void readHeader(Bytes data) throws InvalidImage {
    if (facts != null) {
      throw InvalidImage.damaged("it tells its size twice");
    }
    facts = limits.admit(ImageFormat.PNG, data.u32(0), data.u32(4));
    components = (data.u8(9) & IN_COLOUR) == 0 ? 1 : 3;
  }

  /** A name, the compression method, and the profile, of which no more is unpacked than allowed. */
  private Optional<ColourProfile> readProfile(Bytes data) throws InvalidImage {
    int name = 0;
    while (name < data.length() && data.u8(name) != 0) {
      name++;
    }
    return name + 2 < data.length()
        ? inflated(data.from(name + 2)).flatMap(bytes -> ColourProfile.of(bytes, components))
        : Optional.empty();
  }

  private static Optional<byte[]> inflated(Bytes data) {
    var packed = new ByteArrayInputStream(data.array, data.start, data.length());
    try (var unpacked = new InflaterInputStream(packed)) {
      return Optional.of(unpacked.readNBytes(ColourProfile.MOST_BYTES + 1));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static void requireKnown(String name) throws InvalidImage {
    if (isCritical(name) && !name.equals("PLTE") && !name.equals("IEND")) {
      throw InvalidImage.of(
          "The picture cannot be decoded: its chunk %s is unknown.", printable(name));
    }
  }

  /** Upper case is critical: the picture cannot be decoded without it. */
  private static boolean isCritical(String name) {
    return (name.charAt(0) & 0x20) == 0;
  }

  private static void requireCheckSum(String name, Bytes covered, long expected)
      throws InvalidImage {
    var sum = new CRC32();
    sum.update(covered.array, covered.start, covered.length());
    if (sum.getValue() != expected) {
      throw InvalidImage.damaged("the check sum of its chunk " + printable(name) + " is wrong");
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : "(not a name)";
  }
}
