package dev.packshot.image;

/**
 * The walk through a JPEG file (ITU-T T.81): its segments up to the end-of-image marker, with the
 * entropy-coded data of every scan decoded. What follows the marker (the film of a motion photo,
 * the second picture of an MPF file) is nobody's business here.
 */
final class JpegFile {
  /** Encoders write about 10 scans, 64 at the very most; each may cost a pass over all blocks. */
  private static final int MOST_SCANS = 100;

  private static final int SOF0 = 0xc0;
  private static final int SOF15 = 0xcf;
  private static final int DHT = 0xc4;
  private static final int DAC = 0xcc;
  private static final int RST0 = 0xd0;
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DNL = 0xdc;
  private static final int DRI = 0xdd;
  private static final int APP0 = 0xe0;
  private static final int APP15 = 0xef;
  private static final int COM = 0xfe;
  private static final int TEM = 0x01;

  private final Bytes file;
  private final ImageLimits limits;
  private final JpegTables tables = new JpegTables();
  private JpegFrame frame;
  private int at = 2;
  private int scans;

  private JpegFile(Bytes file, ImageLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static ImageFacts walk(Bytes file, ImageLimits limits) throws Flaw {
    return new JpegFile(file, limits).walk();
  }

  private ImageFacts walk() throws Flaw {
    for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
      if (!standsAlone(marker)) {
        readSegment(marker);
      }
    }
    if (frame == null || !frame.isScanned()) {
      throw Flaw.cutOff("the file ends before its picture begins");
    }
    return frame.facts();
  }

  /** Like every decoder, passes over stray bytes and fill bytes between two segments. */
  private int nextMarker() throws Flaw {
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

  private static boolean standsAlone(int marker) {
    return marker == TEM || (marker >= RST0 && marker <= SOI);
  }

  private void readSegment(int marker) throws Flaw {
    int length = file.u16(at);
    if (length < 2) {
      throw Flaw.damaged("a segment is shorter than its own length field");
    }
    var body = file.slice(at + 2L, length - 2L);
    at += length;
    switch (marker) {
      case DHT -> tables.readHuffman(body);
      case DQT -> tables.readQuantization(body);
      case DRI -> tables.readRestartInterval(body);
      case SOS -> readScan(body);
      case DAC -> throw unsupported("arithmetic coding");
      default -> {
        if (marker >= SOF0 && marker <= SOF15) {
          readFrame(marker, body);
        } else if (!carriesNothingOfThePicture(marker)) {
          throw Flaw.damaged("it has a segment of an unknown kind");
        }
      }
    }
  }

  /** What applications add, comments, and the number of lines, which the frame header has told. */
  private static boolean carriesNothingOfThePicture(int marker) {
    return (marker >= APP0 && marker <= APP15) || marker == COM || marker == DNL;
  }

  private void readFrame(int marker, Bytes body) throws Flaw {
    if (marker > SOF0 + 2) {
      throw unsupported("a lossless, hierarchical or arithmetic process");
    }
    if (frame != null) {
      throw Flaw.damaged("it has two frame headers");
    }
    frame = JpegFrame.read(body, marker == SOF0 + 2, limits);
  }

  private void readScan(Bytes header) throws Flaw {
    if (frame == null) {
      throw Flaw.damaged("its data comes before its size");
    }
    if (++scans > MOST_SCANS) {
      throw Flaw.of("The picture is coded in more than %d scans.", MOST_SCANS);
    }
    var bits = new JpegBits(file, at);
    JpegScan.read(header, frame, tables, bits).decode();
    at = bits.position();
  }

  private static Flaw unsupported(String what) {
    return Flaw.of("The picture uses %s, which browsers and Packshot cannot decode.", what);
  }
}
