package dev.packshot.image;

import dev.packshot.image.WebpFile.Size;

/**
 * Lossy WebP data (a VP8 key frame; RFC 6386), decoded as far as knowing that every block of 16 x
 * 16 pixels is told: its modes, and its coefficients from one of up to 8 partitions.
 */
final class WebpLossy {
  private static final int FRAME_HEADER = 10;

  private final WebpBooleans header;
  private final WebpModes modes;
  private final WebpCoefficients coefficients;
  private final WebpBooleans[] partitions;
  private final int across;
  private final int down;

  private WebpLossy(Bytes data, Size size) throws Flaw {
    across = (size.width() + 15) / 16;
    down = (size.height() + 15) / 16;
    long first = data.u24le(0) >> 5;
    header = new WebpBooleans(data.slice(FRAME_HEADER, first));
    header.number(2); // colour space and clamping: nothing to do with what follows
    boolean segments = header.flag() && readSegments();
    modes = new WebpModes(header, across);
    if (segments) {
      modes.readSegmentOdds();
    }
    readFilter();
    partitions = partitions(data.from(FRAME_HEADER + first), 1 << header.number(2));
    readQuantizers();
    header.flag(); // whether the odds outlive this frame, which has none behind it
    coefficients = new WebpCoefficients(across);
    coefficients.readOdds(header);
    modes.readSkipOdds();
  }

  static Size size(Bytes data) throws Flaw {
    int tag = data.u24le(0);
    boolean keyFrame = (tag & 1) == 0;
    boolean shown = (tag >> 4 & 1) == 1;
    if (!keyFrame || !shown || (tag >> 1 & 7) > 3 || data.u24le(3) != 0x2a019d) {
      throw Flaw.damaged("its lossy data does not begin as such data does");
    }
    return new Size(data.u16le(6) & 0x3fff, data.u16le(8) & 0x3fff);
  }

  static void walk(Bytes data) throws Flaw {
    new WebpLossy(data, size(data)).walk();
  }

  private void walk() throws Flaw {
    for (int row = 0; row < down; row++) {
      var partition = partitions[row % partitions.length];
      modes.startRow();
      coefficients.startRow();
      for (int column = 0; column < across; column++) {
        modes.read(column);
        coefficients.read(partition, column, modes.isWhole(), modes.isSkipped());
      }
      header.requireData();
      partition.requireData();
    }
  }

  /** Section 9.3: whether the blocks tell their segment each. */
  private boolean readSegments() {
    boolean perBlock = header.flag();
    if (header.flag()) {
      header.flag();
      readDeltas(4, 7);
      readDeltas(4, 6);
    }
    return perBlock;
  }

  /** Sections 9.4 and 9.6. */
  private void readFilter() {
    header.number(1 + 6 + 3);
    boolean perBlock = header.flag();
    if (perBlock && header.flag()) {
      readDeltas(8, 6);
    }
  }

  private void readQuantizers() {
    header.number(7);
    readDeltas(5, 4);
  }

  /** Numbers with a sign that are there or not. */
  private void readDeltas(int count, int bits) {
    for (int i = 0; i < count; i++) {
      if (header.flag()) {
        header.number(bits + 1);
      }
    }
  }

  /** Section 9.5: the sizes of all partitions but the last, then the partitions. */
  private static WebpBooleans[] partitions(Bytes data, int count) throws Flaw {
    var partitions = new WebpBooleans[count];
    long at = 3L * (count - 1);
    for (int i = 0; i < count; i++) {
      long length = i < count - 1 ? data.u24le(3L * i) : data.length() - at;
      partitions[i] = new WebpBooleans(data.slice(at, length));
      at += length;
    }
    return partitions;
  }
}
