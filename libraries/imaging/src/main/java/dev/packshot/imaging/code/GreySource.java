package dev.packshot.imaging.code;

import com.google.zxing.LuminanceSource;

/** A grey picture as zxing takes it. */
final class GreySource extends LuminanceSource {
  private final GreyPicture picture;

  GreySource(GreyPicture picture) {
    super(picture.width(), picture.height());
    this.picture = picture;
  }

  @Override
  public byte[] getRow(int y, byte[] row) {
    var filled = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
    System.arraycopy(picture.values(), y * getWidth(), filled, 0, getWidth());
    return filled;
  }

  @Override
  public byte[] getMatrix() {
    return picture.values();
  }
}
