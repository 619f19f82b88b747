package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.HashMap;
import java.util.Map;

/**
 * The only scan of a sequential JPEG file, followed block by block without computing a pixel. Some
 * cameras write the last block too short. libjpeg warns of it as of a file that is cut off, and
 * does not say where.
 */
final class SequentialScan {
  private static final int DRI = 0xdd;
  private static final int COEFFICIENTS = 64;
  private static final int AC = 0x10;

  private final Bytes file;
  private final Map<Integer, HuffmanCode> codes = new HashMap<>();
  private Bytes frame;
  private Bytes header;
  private int restartInterval;
  private int dataAt;

  private SequentialScan(Bytes file) {
    this.file = file;
  }

  /** Returns whether no block but the last one lacks bits; false for files of several scans. */
  static boolean isWholeButForItsLastBlock(Bytes file) {
    try {
      return new SequentialScan(file).isWholeButForItsLastBlock();
    } catch (InvalidImage damaged) {
      return false;
    }
  }

  private boolean isWholeButForItsLastBlock() throws InvalidImage {
    for (var segments = new JpegSegments(file); segments.next(); ) {
      read(segments);
    }
    if (frame == null || header == null || header.u8(0) != frame.u8(5)) {
      return false;
    }
    long blocks = blocks();
    return blocks > 0 && follow(new ScanBits(file.from(dataAt))) >= blocks - 1;
  }

  private void read(JpegSegments segments) throws InvalidImage {
    if (segments.marker() == JpegSegments.DHT) {
      readCodes(segments.body());
    } else if (segments.marker() == DRI) {
      restartInterval = segments.body().u16(0);
    } else if (segments.isFrame()) {
      frame = segments.marker() < JpegSegments.SOF2 ? segments.body() : null;
    } else if (segments.marker() == JpegSegments.SOS) {
      header = segments.body();
      dataAt = segments.end();
    }
  }

  private void readCodes(Bytes tables) throws InvalidImage {
    for (int at = 0; at + HuffmanCode.HEADER <= tables.length(); ) {
      var rest = tables.from(at);
      codes.put(rest.u8(0), new HuffmanCode(rest));
      at += HuffmanCode.lengthOf(rest);
    }
  }

  private int sampling(int component) throws InvalidImage {
    return components() == 1 ? 0x11 : frame.u8(7 + 3L * component);
  }

  private int components() throws InvalidImage {
    return frame.u8(5);
  }

  private long blocks() throws InvalidImage {
    int horizontal = 1;
    int vertical = 1;
    int perUnit = 0;
    for (int i = 0; i < components(); i++) {
      int sampling = sampling(i);
      horizontal = Math.max(horizontal, sampling >> 4);
      vertical = Math.max(vertical, sampling & 15);
      perUnit += (sampling >> 4) * (sampling & 15);
    }
    return units(frame.u16(3), horizontal) * units(frame.u16(1), vertical) * perUnit;
  }

  private static long units(int side, int sampling) {
    return (side + 8L * sampling - 1) / (8L * sampling);
  }

  /** Returns the number of blocks whose bits are all there. */
  private long follow(ScanBits bits) throws InvalidImage {
    long all = blocks();
    long found = 0;
    try {
      for (long unit = 0; found < all; unit++) {
        if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
          bits.restart();
        }
        for (int i = 0; i < components(); i++) {
          int sampling = sampling(i);
          for (int left = (sampling >> 4) * (sampling & 15); left > 0; left--, found++) {
            followBlock(bits, header.u8(2 + 2L * i));
          }
        }
      }
    } catch (InvalidImage end) {
      return found;
    }
    return found;
  }

  private void followBlock(ScanBits bits, int tables) throws InvalidImage {
    bits.skip(code(tables >> 4).read(bits));
    var code = code(AC | (tables & 15));
    for (int at = 1; at < COEFFICIENTS; at++) {
      int value = code.read(bits);
      if (value == 0) {
        return;
      }
      at += value >> 4;
      bits.skip(value & 15);
    }
  }

  private HuffmanCode code(int place) throws InvalidImage {
    var code = codes.get(place);
    if (code == null) {
      throw InvalidImage.undecodable();
    }
    return code;
  }
}
