package dev.packshot.imaging.code;

import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.Optional;

/** The rows of a picture in black and white. */
abstract class ScanLines {
  private final int height;

  private ScanLines(int height) {
    this.height = height;
  }

  /** Returns rows with one threshold each, sharpened: better for blurred codes. */
  static ScanLines global(GreyPicture picture) {
    var binarizer = new GlobalHistogramBinarizer(new GreySource(picture));
    return new ScanLines(picture.height()) {
      @Override
      BitArray row(int y) throws NotFoundException {
        return binarizer.getBlackRow(y, null);
      }
    };
  }

  /** Returns rows with a threshold for each block of pixels: better in uneven light. */
  static ScanLines local(GreyPicture picture) {
    return new ScanLines(picture.height()) {
      private BitMatrix matrix;

      @Override
      BitArray row(int y) throws NotFoundException {
        if (matrix == null) {
          matrix = new HybridBinarizer(new GreySource(picture)).getBlackMatrix();
        }
        return matrix.getRow(y, null);
      }
    };
  }

  /** Returns the row of a line, counted from the middle outwards, above and below alternately. */
  int fromTheMiddle(int number, int step) {
    int distance = step * ((number + 1) / 2);
    return height / 2 + (number % 2 == 0 ? distance : -distance);
  }

  int height() {
    return height;
  }

  /** Returns a copy of a row; empty outside the picture, or if it has too little contrast. */
  Optional<BitArray> at(int y) {
    if (y < 0 || y >= height) {
      return Optional.empty();
    }
    try {
      return Optional.of(row(y));
    } catch (NotFoundException flat) {
      return Optional.empty();
    }
  }

  abstract BitArray row(int y) throws NotFoundException;
}
