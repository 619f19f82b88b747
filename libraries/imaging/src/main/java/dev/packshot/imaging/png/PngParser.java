package dev.packshot.imaging.png;

import dev.packshot.imaging.pixels.CodePoints;
import dev.packshot.imaging.pixels.ColourProfile;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Exif;
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
 * The parser of PNG files: it reads every chunk and verifies the checksums of the critical ones. It
 * never inflates text, and inflates one profile at most. Of an animated PNG the still picture is
 * decoded and the frames are only counted.
 */
final class PngParser {
  /** A bit of the colour type. */
  private static final int COLOUR = 2;

  private final Bytes file;
  private final StructureLimits limits;
  private Size size;
  private int components;
  private Exif exif = Exif.NONE;
  private Bytes embeddedProfile;
  private CodePoints codePoints;
  private boolean hasData;

  private PngParser(Bytes file, StructureLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new PngParser(file, limits).parse();
  }

  private ImageStructure parse() throws InvalidImage {
    for (var chunks = new PngChunks(file); chunks.next(); ) {
      requireChecksum(chunks);
      read(chunks.name(), chunks.data());
    }
    if (!hasData) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    return ImageStructure.still(size, new Presentation(exif.orientation(), profile()))
        .withTakenAt(exif.takenAt());
  }

  private void read(String name, Bytes data) throws InvalidImage {
    if (size == null && !name.equals("IHDR")) {
      throw InvalidImage.damaged("it does not begin with its size");
    }
    switch (name) {
      case "IHDR" -> readHeader(data);
      case "IDAT" -> hasData = true;
      case "eXIf" -> exif = Exif.read(data);
      case "iCCP" -> embeddedProfile = embeddedProfile == null ? data : embeddedProfile;
      case "cICP" -> codePoints = new CodePoints(data.u8(0), data.u8(1));
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

  /** Returns the colours of the code points, which come first, or else of the first profile. */
  private Optional<ColourProfile> profile() throws InvalidImage {
    if (codePoints != null && components == 3) {
      var known = codePoints.isSrgb() ? Optional.<ColourProfile>empty() : codePoints.profile();
      if (codePoints.isSrgb() || known.isPresent()) {
        return known;
      }
    }
    return embeddedProfile == null ? Optional.empty() : readProfile(embeddedProfile);
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

  /** Checks a critical chunk; a wrong checksum of the end chunk loses nothing. */
  private static void requireChecksum(PngChunks chunk) throws InvalidImage {
    if (!isCritical(chunk.name()) || chunk.name().equals("IEND") || chunk.covered() == null) {
      return;
    }
    var checksum = new CRC32();
    checksum.update(chunk.covered().buffer());
    if (checksum.getValue() != chunk.checksum()) {
      throw InvalidImage.damaged(
          "the checksum of its chunk " + printable(chunk.name()) + " is wrong");
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : "(not a name)";
  }
}
