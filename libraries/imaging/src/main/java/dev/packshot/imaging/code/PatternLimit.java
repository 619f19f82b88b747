package dev.packshot.imaging.code;

import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;

/**
 * A limit of the finder patterns of QR Code in a picture. zxing compares all of them by threes, so
 * a picture full of them, which is easily drawn, would take hours.
 */
final class PatternLimit implements ResultPointCallback {
  static final int MAX_PATTERNS = 200;

  private int patterns;

  @Override
  public void foundPossibleResultPoint(ResultPoint point) {
    patterns++;
    if (patterns > MAX_PATTERNS) {
      throw new TooManyPatterns();
    }
  }

  /** Thrown when a picture has more patterns than a photo has. */
  static final class TooManyPatterns extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TooManyPatterns() {
      super("too many finder patterns", null, false, false);
    }
  }
}
