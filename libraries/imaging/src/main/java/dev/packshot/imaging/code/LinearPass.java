package dev.packshot.imaging.code;

import com.google.zxing.BarcodeFormat;
import java.util.List;

/**
 * A group of linear formats that are looked for together.
 *
 * @param minStep the fewest rows from one line to the next
 * @param maxSecondLooks how many texts are looked for a second time in one direction
 * @param isStacked whether a code can have its parts on several lines. A second look at it takes
 *     all lines between those of the first one
 */
record LinearPass(int minStep, int maxSecondLooks, boolean isStacked, List<BarcodeFormat> formats) {
  /** EAN, UPC and ITF-14. */
  static final LinearPass RETAIL =
      new LinearPass(
          1,
          16,
          false,
          List.of(
              BarcodeFormat.EAN_13,
              BarcodeFormat.EAN_8,
              BarcodeFormat.UPC_A,
              BarcodeFormat.UPC_E,
              BarcodeFormat.ITF));

  /** GS1 DataBar. */
  static final LinearPass DATABAR =
      new LinearPass(2, 2, true, List.of(BarcodeFormat.RSS_14, BarcodeFormat.RSS_EXPANDED));

  static final LinearPass CODE_128 = new LinearPass(1, 16, false, List.of(BarcodeFormat.CODE_128));
}
