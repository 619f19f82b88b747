package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * An iterator over the segments of a JPEG picture. It ends where the picture does: at the
 * end-of-image marker, or, since many files lack it, behind the last scan of a complete picture.
 * Whatever follows is ignored (the video of a motion photo, the second picture of an MPF file, the
 * trailer of a phone).
 */
final class JpegSegments {
  static final int SOF0 = 0xc0;
  static final int SOF2 = 0xc2;
  static final int DHT = 0xc4;
  static final int JPG = 0xc8;
  static final int DAC = 0xcc;
  static final int SOS = 0xda;

  private static final int SOF15 = 0xcf;
  private static final int RST0 = 0xd0;
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int DRI = 0xdd;
  private static final int APP0 = 0xe0;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int TEM = 0x01;

  private final Bytes file;
  private JpegScans scans;
  private int at = 2;
  private int start;
  private int marker;
  private Bytes body;
  private boolean ended;

  JpegSegments(Bytes file) {
    this.file = file;
  }

  /** Advances to the next segment; false if the picture has ended. */
  boolean next() throws InvalidImage {
    if (ended) {
      return false;
    }
    try {
      ended = !advance();
    } catch (InvalidImage cutOff) {
      if (!isComplete()) {
        throw cutOff;
      }
      ended = true;
    }
    return !ended;
  }

  private boolean advance() throws InvalidImage {
    for (toMarker(); file.u8(start + 1L) != EOI; toMarker()) {
      marker = file.u8(start + 1L);
      if (isOverAt(marker)) {
        return false;
      }
      if (marker == SOI) {
        throw InvalidImage.damaged("a second picture begins within it");
      }
      if (marker != TEM && (marker < RST0 || marker > SOI)) {
        readSegment();
        return true;
      }
      at = start + 2;
    }
    if (scans != null && scans.count() > 0 && !scans.isStarted()) {
      throw InvalidImage.cutOff("one of its colours is missing");
    }
    return false;
  }

  /**
   * Returns whether a complete picture ends before the marker. Of a sequential one, nothing is left
   * to code.
   */
  private boolean isOverAt(int next) {
    boolean restart = next == TEM || (next >= RST0 && next < SOI);
    return isComplete() && !restart && !(scans.isProgressive() && mayFollowAScan(next));
  }

  private static boolean mayFollowAScan(int next) {
    return next == DHT || (next >= SOS && next <= DRI) || next >= APP0;
  }

  /** Returns whether every component was scanned, in full quality. */
  private boolean isComplete() {
    return scans != null && scans.isComplete();
  }

  /** Skips entropy-coded data, in which 0xff 0x00 is a byte of data, fill bytes and stray bytes. */
  private void toMarker() throws InvalidImage {
    start = file.indexOf(0xff, at);
    while (file.u8(start + 1L) == 0xff || file.u8(start + 1L) == 0) {
      start = file.indexOf(0xff, start + 1);
    }
  }

  /** Returns whether libjpeg knows a segment. It stops at others, or passes over them. */
  private static boolean isKnown(int marker) {
    return (marker >= SOF0 && marker <= SOF15 && marker != JPG)
        || (marker >= SOS && marker <= DRI)
        || (marker >= APP0 && marker <= APP15)
        || marker == COMMENT;
  }

  private void readSegment() throws InvalidImage {
    if (!isKnown(marker)) {
      throw InvalidImage.damaged("it has a segment of a kind that decoders do not know");
    }
    int length = file.u16(start + 2L);
    if (length < 2) {
      throw InvalidImage.damaged("a segment is shorter than its own length field");
    }
    body = file.slice(start + 4L, length - 2L);
    at = start + 2 + length;
    if (isFrame()) {
      readFrame();
    } else if (marker == SOS) {
      readScan();
    }
  }

  private void readFrame() throws InvalidImage {
    if (scans != null) {
      throw InvalidImage.damaged("it has two frame headers");
    }
    scans = JpegScans.of(body, marker == SOF2);
  }

  private void readScan() throws InvalidImage {
    if (scans == null) {
      throw InvalidImage.damaged("its data comes before its size");
    }
    scans.add(body);
  }

  /** Returns whether the segment is a frame header, of any kind of coding. */
  boolean isFrame() {
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
  }

  int marker() {
    return marker;
  }

  Bytes body() {
    return body;
  }

  /** Returns the offset of the segment's marker, or of the end of the picture. */
  int start() {
    return start;
  }

  /** Returns the offset behind the segment, where the data of a scan begins. */
  int end() {
    return at;
  }

  /** Returns the scans up to this one; null before the frame header. */
  JpegScans scans() {
    return scans;
  }
}
