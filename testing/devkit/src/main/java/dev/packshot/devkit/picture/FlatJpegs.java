package dev.packshot.devkit.picture;

/**
 * A generator of JPEG files that are grey all over. A block takes two bits, so that a very large
 * picture is a small file.
 */
final class FlatJpegs {
  private static final int DHT = 0xc4;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;

  private static final int END_OF_BLOCK = 0x00;

  /** An end of band for this block and those behind it; 14 zero bits mean 16,384 blocks in all. */
  private static final int LONG_RUN = 0xe0;

  private static final int LONG_RUN_BLOCKS = 1 << 14;
  private static final int LONG_RUN_BITS = 15;

  private FlatJpegs() {}

  /**
   * Returns a complete baseline file of at most 65,535 pixels per side, with 256 pixels in a byte.
   */
  static byte[] whole(int width, int height) {
    return start(0xc0, width, height, END_OF_BLOCK)
        .add(scan(0, 63))
        .add(zeros(2 * blocks(width, height)))
        .u8(0xff, 0xd9)
        .bytes();
  }

  /** Returns headers of the given size that next to no data follows. */
  static byte[] headersOnly(int width, int height) {
    return start(0xc0, width, height, END_OF_BLOCK).add(scan(0, 63)).u8(0, 0, 0xff, 0xd9).bytes();
  }

  /** Returns a progressive file whose later scans are nearly empty but still cover every block. */
  static byte[] manyScans(int width, int height, int scans) {
    long blocks = blocks(width, height);
    var file = start(0xc2, width, height, LONG_RUN).add(scan(0, 0)).add(zeros(blocks));
    long runs = (blocks + LONG_RUN_BLOCKS - 1) / LONG_RUN_BLOCKS;
    for (int i = 0; i < scans; i++) {
      file.add(scan(1, 63)).add(zeros(runs * LONG_RUN_BITS));
    }
    return file.u8(0xff, 0xd9).bytes();
  }

  /**
   * Returns the segments before the scans. The only code of each table is a single zero bit, which
   * means no difference for DC and {@code ac} for AC.
   */
  private static ByteWriter start(int frame, int width, int height, int ac) {
    var size = new ByteWriter().u8(8).u16(height).u16(width).u8(1, 1, 0x11, 0);
    return new ByteWriter()
        .u8(0xff, 0xd8)
        .add(Jpegs.segment(DQT, new ByteWriter().u8(0).repeat(1, 64).bytes()))
        .add(Jpegs.segment(frame, size.bytes()))
        .add(Jpegs.segment(DHT, new ByteWriter().u8(0x00, 1).repeat(0, 16).bytes()))
        .add(Jpegs.segment(DHT, new ByteWriter().u8(0x10, 1).repeat(0, 15).u8(ac).bytes()));
  }

  private static long blocks(int width, int height) {
    return (width + 7L) / 8 * ((height + 7L) / 8);
  }

  private static byte[] zeros(long bits) {
    return new byte[Math.toIntExact((bits + 7) / 8)];
  }

  private static byte[] scan(int first, int last) {
    return Jpegs.segment(SOS, new byte[] {1, 1, 0, (byte) first, (byte) last, 0});
  }
}
