package dev.packshot.imaging.code;

import java.util.Objects;

/**
 * A code that was read from a picture.
 *
 * @param text the data without symbology identifier. It may have any characters; FNC1 is 0x1D. That
 *     of GS1 DataBar has its application identifiers in brackets
 * @param scanned the text as a scanner sends it, with a symbology identifier before it where that
 *     says more than the text
 */
public record DetectedCode(CodeFormat format, String text, String scanned) {
  public DetectedCode {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(scanned, "scanned");
  }
}
