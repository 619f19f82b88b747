package dev.packshot.imaging;

import java.util.HashSet;
import java.util.Set;

/**
 * The structure of a JPEG file (ITU-T T.81): its segments and scans up to the end-of-image marker,
 * which decoders can do without and a whole file cannot. What follows the marker (the film of a
 * motion photo, the second picture of an MPF file) is nobody's business here.
 */
final class JpegFile {
  /** Encoders write about 10 scans, 64 at the very most; each costs a pass over all blocks. */
  private static final int MOST_SCANS = 100;

  /**
   * The JDK's reader puts out the whole picture after each scan: twelve scans at 120 megapixels.
   */
  private static final long MOST_PIXELS_IN_SCANS = 1_500_000_000;

  private static final int DHT = 0xc4;
  private static final int JPG = 0xc8;
  private static final int DAC = 0xcc;
  private static final int RST0 = 0xd0;
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;

  private final Bytes file;
  private final ImageLimits limits;
  private final Set<Integer> scanned = new HashSet<>();
  private final JpegNotes notes = new JpegNotes();
  private JpegFrame frame;
  private int at = 2;
  private int scans;

  private JpegFile(Bytes file, ImageLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage {
    return new JpegFile(file, limits).walk();
  }

  private ImageStructure walk() throws InvalidImage {
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
    return ImageStructure.still(frame.facts(), notes.presentation(frame.components()));
  }

  /** Passes over coded data, where 0xff 0x00 is a byte of it, over fill bytes and stray ones. */
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
      notes.read(marker, body);
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
    if (++scans > MOST_SCANS) {
      throw InvalidImage.of("The picture is coded in more than %d scans.", MOST_SCANS);
    }
    if (scans * frame.facts().pixels() > MOST_PIXELS_IN_SCANS) {
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
