package dev.packshot.imaging.pixels;

/**
 * A box filter that makes a picture smaller while its rows arrive, from top to bottom: every pixel
 * of the result is the mean of the pixels that it covers, weighted where an edge cuts through them.
 * Apart from the result it holds a single row, however large the picture is.
 */
public final class Downscaler {
  private final Size from;
  private final Size to;
  private final int[] argb;
  private OpaqueRows opaque;
  private BlendedRows blended;
  private int rowsIn;

  public Downscaler(Size from, Size to) {
    this.from = from;
    this.to = to;
    this.argb = new int[to.width() * to.height()];
  }

  /** Returns the bitmap in a size that is no larger than its own in either direction. */
  public static Bitmap downscale(Bitmap bitmap, Size to) {
    return downscale(bitmap, to, bitmap.isTransparent());
  }

  /** Returns the bitmap in a smaller size, ignoring its alpha unless it is transparent. */
  public static Bitmap downscale(Bitmap bitmap, Size to, boolean transparent) {
    var size = bitmap.size();
    if (to.equals(size)) {
      return bitmap;
    }
    if (!transparent && Halves.isHalf(to, size)) {
      return Halves.of(bitmap, to);
    }
    var downscaler = new Downscaler(size, to);
    var row = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      System.arraycopy(bitmap.argb(), y * row.length, row, 0, row.length);
      if (transparent) {
        downscaler.addArgb(row);
      } else {
        downscaler.addOpaque(row);
      }
    }
    return downscaler.bitmap();
  }

  /** Adds the next row, as interleaved red, green and blue samples. */
  public void addRgb(byte[] rgb) {
    opaque(OpaqueRows.Layout.RGB).add(rgb);
    rowsIn++;
  }

  /** Adds the next row; the colour of a pixel is weighted by its alpha. */
  public void addArgb(int[] pixels) {
    if (blended == null) {
      blended = new BlendedRows(from, to, argb);
    }
    blended.add(pixels);
    rowsIn++;
  }

  private void addOpaque(int[] pixels) {
    opaque(OpaqueRows.Layout.ARGB).add(pixels);
    rowsIn++;
  }

  private OpaqueRows opaque(OpaqueRows.Layout layout) {
    if (opaque == null) {
      opaque = new OpaqueRows(from, to, layout, argb);
    }
    return opaque;
  }

  /** Discards all rows, for a decoder that outputs the picture again in better quality. */
  public void restart() {
    rowsIn = 0;
    opaque = null;
    blended = null;
  }

  /** Returns the result; all rows have to be in. */
  public Bitmap bitmap() {
    if (rowsIn != from.height()) {
      throw new IllegalStateException(rowsIn + " of " + from.height() + " rows were added.");
    }
    return new Bitmap(to, argb);
  }
}
