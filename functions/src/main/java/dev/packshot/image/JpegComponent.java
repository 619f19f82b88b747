package dev.packshot.image;

/** One colour component of a JPEG picture, and which of its coefficients are known not to be 0. */
final class JpegComponent {
  private final int id;
  private final int across;
  private final int down;
  private final int quantization;
  private boolean scanned;

  /** For progressive pictures: a bit a coefficient of each block, 8 bytes where 64 pixels are. */
  private long[] nonZero;

  private JpegComponent(int id, int across, int down, int quantization) {
    this.id = id;
    this.across = across;
    this.down = down;
    this.quantization = quantization;
  }

  static JpegComponent read(Bytes body) throws Flaw {
    int across = body.u8(1) >> 4;
    int down = body.u8(1) & 15;
    if (across < 1 || across > 4 || down < 1 || down > 4) {
      throw Flaw.damaged("a colour component is sampled in a way that does not exist");
    }
    return new JpegComponent(body.u8(0), across, down, body.u8(2));
  }

  int id() {
    return id;
  }

  int across() {
    return across;
  }

  int down() {
    return down;
  }

  int quantization() {
    return quantization;
  }

  boolean isScanned() {
    return scanned;
  }

  void markScanned() {
    scanned = true;
  }

  long[] nonZero(int blocks) {
    if (nonZero == null) {
      nonZero = new long[blocks];
    }
    return nonZero;
  }
}
