package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.HashSet;
import java.util.Set;

/**
 * The parser of JPEG files: it reads their segments and scans up to the end-of-image marker, which
 * decoders can do without and a complete file cannot. Whatever follows the marker is ignored (the
 * video of a motion photo, the second picture of an MPF file).
 */
final class JpegParser {
  /** Encoders write about 10 scans, and 64 at most; each costs a pass over all blocks. */
  private static final int MAX_SCANS = 100;

  /** The JDK's reader outputs the whole picture after each scan: 12 scans at 120 megapixels. */
  private static final long MAX_PIXELS_IN_SCANS = 1_500_000_000;

  private static final int DHT = 0xc4;
  private static final int JPG = 0xc8;
  private static final int DAC = 0xcc;
  private static final int RST0 = 0xd0;
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;

  private final Bytes file;
  private final StructureLimits limits;
  private final Set<Integer> scanned = new HashSet<>();
  private final JpegMetadata metadata = new JpegMetadata();
  private JpegFrame frame;
  private int at = 2;
  private int scans;

  private JpegParser(Bytes file, StructureLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return new JpegParser(file, limits).parse();
  }

  private ImageStructure parse() throws InvalidImage {
    for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
      if (marker != TEM && (marker < RST0 || marker > SOI)) {
        readSegment(marker);
      }
    }
    if (frame == null || scanned.isEmpty()) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    if (scanned.size() < frame.components()) {
      throw InvalidImage.cutOff("one of its colours is missing");
    }
    return ImageStructure.still(frame.size(), metadata.presentation(frame.components()));
  }

  /** Skips entropy-coded data, in which 0xff 0x00 is a byte of data, fill bytes and stray bytes. */
  private int nextMarker() throws InvalidImage {
    int code;
    do {
      while (file.u8(at) != 0xff) {
        at++;
      }
      while (file.u8(at) == 0xff) {
        at++;
      }
      code = file.u8(at++);
    } while (code == 0);
    return code;
  }

  private void readSegment(int marker) throws InvalidImage {
    int length = file.u16(at);
    if (length < 2) {
      throw InvalidImage.damaged("a segment is shorter than its own length field");
    }
    var body = file.slice(at + 2L, length - 2L);
    at += length;
    if (marker == SOS) {
      readScan(body);
    } else if (marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG) {
      readFrame(marker, body);
    } else {
      metadata.read(marker, body);
    }
  }

  private void readFrame(int marker, Bytes body) throws InvalidImage {
    if (marker == DAC || marker > 0xc2) {
      throw InvalidImage.of(
          "The picture uses a kind of JPEG (lossless, hierarchical or arithmetic) that browsers"
              + " and Packshot cannot decode.");
    }
    if (frame != null) {
      throw InvalidImage.damaged("it has two frame headers");
    }
    frame = JpegFrame.read(body, marker == 0xc2, limits);
  }

  private void readScan(Bytes header) throws InvalidImage {
    if (frame == null) {
      throw InvalidImage.damaged("its data comes before its size");
    }
    if (++scans > MAX_SCANS) {
      throw InvalidImage.of("The picture is coded in more than %d scans.", MAX_SCANS);
    }
    if (scans * frame.size().pixels() > MAX_PIXELS_IN_SCANS) {
      throw InvalidImage.of("The picture is coded in too many scans for its size.");
    }
    int components = header.u8(0);
    if (scans == 1) {
      frame.requireMemoryFor(components);
    }
    for (int i = 0; i < components; i++) {
      scanned.add(header.u8(1 + 2L * i));
    }
  }
}
