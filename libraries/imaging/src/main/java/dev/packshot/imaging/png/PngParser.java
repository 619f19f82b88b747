package dev.packshot.imaging.png;

import dev.packshot.imaging.pixels.ColourProfile;
import dev.packshot.imaging.pixels.Orientation;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ExifOrientation;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/**
 * The parser of PNG files: it reads every chunk up to the end chunk and verifies the checksums of
 * the critical ones. It never inflates text. Of an animated PNG the still picture is decoded and
 * the frames are only counted.
 */
final class PngParser {
  private static final int SIGNATURE_LENGTH = 8;

  /** A bit of the colour type. */
  private static final int COLOUR = 2;

  private final Bytes file;
  private final StructureLimits limits;
  private Size size;
  private int components;
  private Orientation orientation = Orientation.UPRIGHT;
  private Optional<ColourProfile> profile = Optional.empty();
  private boolean hasData;

  private PngParser(Bytes file, StructureLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new PngParser(file, limits).parse();
  }

  private ImageStructure parse() throws InvalidImage {
    long at = SIGNATURE_LENGTH;
    for (String name = ""; !name.equals("IEND"); ) {
      long length = file.u32(at);
      name = file.name(at + 4);
      var data = file.slice(at + 8, length);
      file.require(at + 8 + length, 4);
      if (isCritical(name)) {
        requireChecksum(name, file.slice(at + 4, 4 + length), file.u32(at + 8 + length));
      }
      read(name, data);
      at += 12 + length;
    }
    if (!hasData) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    return ImageStructure.still(size, new Presentation(orientation, profile));
  }

  private void read(String name, Bytes data) throws InvalidImage {
    if (size == null && !name.equals("IHDR")) {
      throw InvalidImage.damaged("it does not begin with its size");
    }
    switch (name) {
      case "IHDR" -> readHeader(data);
      case "IDAT" -> hasData = true;
      case "eXIf" -> orientation = ExifOrientation.read(data);
      case "iCCP" -> profile = readProfile(data);
      case "acTL" -> limits.admitFrames((int) Math.min(data.u32(0), Integer.MAX_VALUE));
      default -> requireKnown(name);
    }
  }

  private void readHeader(Bytes data) throws InvalidImage {
    if (size != null) {
      throw InvalidImage.damaged("it specifies its size twice");
    }
    size = limits.admit(data.u32(0), data.u32(4));
    components = (data.u8(9) & COLOUR) == 0 ? 1 : 3;
  }

  /** Reads a name, the compression method, and the profile, which is inflated up to its limit. */
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
    var deflated = new ByteArrayInputStream(data.array(), data.start(), data.length());
    try (var inflated = new InflaterInputStream(deflated)) {
      return Optional.of(inflated.readNBytes(ColourProfile.MAX_BYTES + 1));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static void requireKnown(String name) throws InvalidImage {
    if (isCritical(name) && !name.equals("PLTE") && !name.equals("IEND")) {
      throw InvalidImage.of(
          "The picture cannot be decoded: its chunk %s is unknown.", printable(name));
    }
  }

  /** Returns whether the picture cannot be decoded without the chunk: its name is in upper case. */
  private static boolean isCritical(String name) {
    return (name.charAt(0) & 0x20) == 0;
  }

  private static void requireChecksum(String name, Bytes covered, long expected)
      throws InvalidImage {
    var checksum = new CRC32();
    checksum.update(covered.buffer());
    if (checksum.getValue() != expected) {
      throw InvalidImage.damaged("the checksum of its chunk " + printable(name) + " is wrong");
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : "(not a name)";
  }
}
