package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * A JPEG file reduced to what a decoder needs: without EXIF, and without a profile if the JDK's
 * reader decodes it, which would convert every pixel, though only those that are shown have to be
 * converted. It differs from the file in whatever readers take in different ways:
 *
 * <ul>
 *   <li>The reader mistakes some YCbCr pictures for RGB, so the colour space that libjpeg would
 *       derive from the file (jdapimin.c) is written into an Adobe marker, which both obey.
 *   <li>The standard Huffman tables come first: films leave them out, and some readers have them.
 *   <li>Components are numbered from 1 on, since several may have the same number.
 *   <li>The end-of-image marker is there.
 * </ul>
 */
final class PlainJpeg {
  private static final int APP0 = 0xe0;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int EOI = 0xd9;
  private static final int MAX_PROFILE_CHUNKS = 255;

  private static final byte[] ADOBE = {
    (byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1
  };
  private static final byte[] TABLES = HuffmanTables.segment();
  private static final int RGB_IDS = 'R' << 16 | 'G' << 8 | 'B';

  private final Bytes file;
  private final byte[] plain;
  private int length;
  private boolean jfif;
  private Bytes adobe;
  private int components;
  private int ids;
  private int profileChunks;

  private PlainJpeg(Bytes file) {
    this.file = file;
    this.plain = new byte[file.length() + ADOBE.length + TABLES.length + 2];
  }

  static PlainJpeg of(Bytes file) throws InvalidImage {
    var jpeg = new PlainJpeg(file);
    jpeg.reduce();
    return jpeg;
  }

  /** Returns whether the segment is neither a table nor a frame nor a scan. */
  static boolean isMetadata(int marker) {
    return marker == COMMENT || (marker >= APP0 && marker <= APP15);
  }

  /** Returns whether the colours are grey, YCbCr or RGB, all of which the JDK's reader decodes. */
  boolean hasKnownColours() {
    return components == 1 || components == 3;
  }

  Bytes bytes() {
    return new Bytes(plain, 0, length);
  }

  private void reduce() throws InvalidImage {
    components = componentsOf(file);
    copy(0, 2);
    // filled in when the colours are known
    length += ADOBE.length;
    add(TABLES);
    var segments = new JpegSegments(file);
    int data = 0;
    while (segments.next()) {
      copyData(data, segments);
      data = segments.marker() == JpegSegments.SOS ? segments.end() : 0;
      copySegment(segments);
    }
    copyData(data, segments);
    add((byte) 0xff, (byte) EOI);
    fillInColours();
  }

  private static int componentsOf(Bytes file) throws InvalidImage {
    var segments = new JpegSegments(file);
    while (segments.next()) {
      if (segments.isFrame()) {
        return segments.body().u8(5);
      }
    }
    return 0;
  }

  /** Copies the data of the scan before a segment, or before the end. */
  private void copyData(int from, JpegSegments segments) {
    if (from > 0) {
      copy(from, segments.start() - from);
    }
  }

  private void copySegment(JpegSegments segments) throws InvalidImage {
    var body = segments.body();
    readColours(segments.marker(), body);
    if (!isMetadata(segments.marker()) || isNeededProfile(segments.marker(), body)) {
      int at = length;
      copy(segments.start(), segments.end() - segments.start());
      renumber(segments, at + 4);
    }
  }

  /** Returns whether a decoder needs the segment to convert CMYK. */
  private boolean isNeededProfile(int marker, Bytes body) {
    return !hasKnownColours()
        && marker == APP2
        && body.startsWith(JpegMetadata.PROFILE)
        && ++profileChunks <= MAX_PROFILE_CHUNKS;
  }

  /** Numbers the components of a frame header or a scan in the order of the frame. */
  private void renumber(JpegSegments segments, int at) {
    if (segments.isFrame()) {
      for (int i = 0; i < components; i++) {
        plain[at + 6 + 3 * i] = (byte) (i + 1);
      }
    } else if (segments.marker() == JpegSegments.SOS) {
      var scanned = segments.scans().components();
      for (int i = 0; i < scanned.length; i++) {
        plain[at + 1 + 2 * i] = (byte) (scanned[i] + 1);
      }
    }
  }

  private void readColours(int marker, Bytes body) throws InvalidImage {
    if (marker == APP0) {
      jfif |= body.startsWith("JFIF\0");
    } else if (marker == APP14 && body.length() >= 12 && body.startsWith("Adobe")) {
      adobe = body;
    } else if (marker >= JpegSegments.SOF0 && marker <= JpegSegments.SOF2) {
      ids = components == 3 ? body.u8(6) << 16 | body.u8(9) << 8 | body.u8(12) : 0;
    }
  }

  private void fillInColours() throws InvalidImage {
    System.arraycopy(ADOBE, 0, plain, 2, ADOBE.length);
    int transform = adobe == null ? -1 : adobe.u8(11);
    int known = isRgb(transform) ? 0 : 1;
    // without a marker, a picture of four components is CMYK
    int other = adobe == null ? 0 : transform;
    plain[2 + ADOBE.length - 1] = (byte) (hasKnownColours() ? known : other);
  }

  private boolean isRgb(int transform) {
    return components == 3 && !jfif && (transform < 0 ? ids == RGB_IDS : transform == 0);
  }

  private void copy(int from, int count) {
    System.arraycopy(file.array(), file.start() + from, plain, length, count);
    length += count;
  }

  private void add(byte... bytes) {
    System.arraycopy(bytes, 0, plain, length, bytes.length);
    length += bytes.length;
  }
}
