package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Optional;

/**
 * A valid JPEG file of one or three components, reduced to what a decoder needs: without EXIF and
 * profiles. Given a profile, the JDK's reader would convert every pixel, though only those that are
 * shown have to be converted. It also mistakes some YCbCr pictures for RGB, so the colour space
 * that libjpeg would derive from the file (jdapimin.c) is written into an Adobe marker, which both
 * obey.
 */
final class PlainJpeg {
  private static final int SOF0 = 0xc0;
  private static final int SOF2 = 0xc2;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int SOS = 0xda;

  private static final byte[] ADOBE = {
    (byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1
  };
  private static final int RGB_IDS = 'R' << 16 | 'G' << 8 | 'B';

  private final Bytes file;
  private final byte[] plain;
  private int length;
  private int at = 2;
  private boolean jfif;
  private int transform = -1;
  private int components;
  private int ids;

  private PlainJpeg(Bytes file) {
    this.file = file;
    this.plain = new byte[file.length() + ADOBE.length];
  }

  /** Returns the reduced file; empty if it has two or four components. */
  static Optional<Bytes> of(Bytes file) throws InvalidImage {
    return new PlainJpeg(file).reduced();
  }

  private Optional<Bytes> reduced() throws InvalidImage {
    copy(0, 2);
    System.arraycopy(ADOBE, 0, plain, length, ADOBE.length);
    length += ADOBE.length;
    while (copySegment() != SOS) {}
    copy(at, file.length() - at);
    plain[2 + ADOBE.length - 1] = (byte) (isRgb() ? 0 : 1);
    return components == 1 || components == 3
        ? Optional.of(new Bytes(plain, 0, length))
        : Optional.empty();
  }

  private boolean isRgb() {
    return components == 3 && !jfif && (transform < 0 ? ids == RGB_IDS : transform == 0);
  }

  /** Copies the next segment unless it is metadata, and returns its marker. */
  private int copySegment() throws InvalidImage {
    while (file.u8(at) != 0xff || file.u8(at + 1L) == 0xff || file.u8(at + 1L) == 0) {
      at++;
    }
    int marker = file.u8(at + 1L);
    if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd9)) {
      at += 2;
      return marker;
    }
    int segmentLength = 2 + file.u16(at + 2L);
    readColours(marker, file.slice(at + 4L, segmentLength - 4L));
    if (marker != COMMENT && (marker < APP0 || marker > APP15)) {
      copy(at, segmentLength);
    }
    at += segmentLength;
    return marker;
  }

  private void readColours(int marker, Bytes body) throws InvalidImage {
    if (marker == APP0) {
      jfif |= body.startsWith("JFIF\0");
    } else if (marker == APP14 && body.length() >= 12 && body.startsWith("Adobe")) {
      transform = body.u8(11);
    } else if (marker >= SOF0 && marker <= SOF2) {
      components = body.u8(5);
      ids = components == 3 ? body.u8(6) << 16 | body.u8(9) << 8 | body.u8(12) : 0;
    }
  }

  private void copy(int from, int count) {
    System.arraycopy(file.array(), file.start() + from, plain, length, count);
    length += count;
  }
}
