package dev.packshot.imaging.bmp;

import dev.packshot.imaging.decoding.PixelRows;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Arrays;

/**
 * A reader of the rows of a BMP file whose runs of 4 or 8 bits a pixel are coded by their lengths.
 * The file is followed once to find where each row begins. Pixels without a code have the first
 * colour.
 */
final class RunLengthRows implements PixelRows {
  private static final int END_OF_ROW = 0;
  private static final int END_OF_PICTURE = 1;
  private static final int MOVE = 2;
  private static final int NOWHERE = -1;
  private static final int MAX_COLUMN = 1 << 30;

  private final Bytes codes;
  private final BmpHeader header;
  private final int[] palette;
  private final int[] rowsAt;
  private final int[] columns;
  private int at;
  private int x;
  private int y;

  RunLengthRows(Bytes codes, BmpHeader header, int[] palette) throws InvalidImage {
    this.codes = codes;
    this.header = header;
    this.palette = palette;
    this.rowsAt = new int[header.size().height()];
    this.columns = new int[rowsAt.length];
    Arrays.fill(rowsAt, NOWHERE);
    findRows();
  }

  private void findRows() throws InvalidImage {
    rowsAt[0] = 0;
    boolean ended = false;
    while (!ended && y < rowsAt.length) {
      int before = y;
      if (isLastRowWhole()) {
        return;
      }
      ended = step(null);
      if (y != before && y < rowsAt.length) {
        rowsAt[y] = at;
        columns[y] = x;
      }
    }
  }

  /** Returns whether the codes end behind the last pixel, without the code for the end. */
  private boolean isLastRowWhole() {
    return at >= codes.length() && y == rowsAt.length - 1 && x >= header.size().width();
  }

  @Override
  public void read(int row, int[] argb) throws InvalidImage {
    Arrays.fill(argb, palette[0]);
    if (rowsAt[row] == NOWHERE) {
      return;
    }
    at = rowsAt[row];
    x = columns[row];
    y = row;
    boolean ended = false;
    while (!ended && y == row && !isLastRowWhole()) {
      ended = step(argb);
    }
  }

  /** Follows one code, and sets its pixels unless there is no row; true at the end. */
  private boolean step(int[] argb) throws InvalidImage {
    int count = codes.u8(at);
    int value = codes.u8(at + 1L);
    at += 2;
    if (count > 0) {
      run(argb, count, value);
    } else if (value == END_OF_ROW) {
      x = 0;
      y++;
    } else if (value == MOVE) {
      advance(codes.u8(at));
      y += codes.u8(at + 1L);
      at += 2;
    } else if (value != END_OF_PICTURE) {
      literal(argb, value);
    }
    return count == 0 && value == END_OF_PICTURE;
  }

  private void run(int[] argb, int count, int value) {
    for (int i = 0; i < count && argb != null && x + i < argb.length; i++) {
      boolean whole = header.bits() == 8;
      argb[x + i] = palette[whole ? value : i % 2 == 0 ? value >> 4 : value & 15];
    }
    advance(count);
  }

  private void literal(int[] argb, int count) throws InvalidImage {
    boolean whole = header.bits() == 8;
    int length = whole ? count : (count + 1) / 2;
    codes.require(at, length);
    for (int i = 0; i < count && argb != null && x + i < argb.length; i++) {
      int value = codes.u8(at + (whole ? i : i / 2));
      argb[x + i] = palette[whole ? value : i % 2 == 0 ? value >> 4 : value & 15];
    }
    at += length + length % 2;
    advance(count);
  }

  /** Moves to the right; pixels beyond the end of the row are ignored, however many there are. */
  private void advance(int count) {
    x = Math.min(x + count, MAX_COLUMN);
  }
}
