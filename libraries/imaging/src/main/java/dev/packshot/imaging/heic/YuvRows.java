package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcPicture;

/** The rows of a decoded picture as red, green and blue. */
final class YuvRows {
  private final HevcPicture picture;
  private final YuvColours colours;
  private final int[] luma;
  private final int[] cb;
  private final int[] cr;

  YuvRows(HevcPicture picture, YuvColours colours) {
    this.picture = picture;
    this.colours = colours;
    this.luma = new int[picture.width()];
    this.cb = new int[picture.isGrey() ? 0 : picture.width(1)];
    this.cr = new int[picture.isGrey() ? 0 : picture.width(2)];
  }

  /** Writes a row to the array from an index on. */
  void read(int row, byte[] rgb, int start) {
    picture.read(0, row, luma);
    if (picture.isGrey()) {
      writeGrey(rgb, start);
      return;
    }
    picture.read(1, row >> picture.chromaShiftY(), cb);
    picture.read(2, row >> picture.chromaShiftY(), cr);
    if (colours.isIdentity()) {
      writeIdentity(rgb, start);
    } else {
      writeColours(rgb, start);
    }
  }

  private void writeGrey(byte[] rgb, int start) {
    int at = start;
    for (int level : luma) {
      at = colours.putGrey(level, rgb, at);
    }
  }

  private void writeIdentity(byte[] rgb, int start) {
    int shift = picture.chromaShiftX();
    int at = start;
    for (int x = 0; x < luma.length; x++) {
      at = colours.putIdentity(luma[x], cb[x >> shift], cr[x >> shift], rgb, at);
    }
  }

  private void writeColours(byte[] rgb, int start) {
    int step = 1 << picture.chromaShiftX();
    int at = start;
    for (int x = 0, chroma = 0; x < luma.length; x += step, chroma++) {
      int end = Math.min(x + step, luma.length);
      at = colours.put(luma, x, end, cb[chroma], cr[chroma], rgb, at);
    }
  }
}
