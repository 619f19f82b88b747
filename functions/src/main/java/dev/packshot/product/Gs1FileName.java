package dev.packshot.product;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.ImageId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.PhotoType;
import java.util.Optional;

/**
 * The name of an image's file in the form of the GS1 Product Image Specification Standard: GTIN-14,
 * an underscore, image type, facing, angle and state, the sequence number, and the extension. No
 * two images of a product have the same name at any time. {@code docs/quality.md} has the sources.
 *
 * @param type what the image shows
 * @param sequence the number among all images of the product that had this code, from 1; empty for
 *     an image of an earlier version of Packshot, whose id takes its place
 */
public record Gs1FileName(PhotoType type, Optional<Long> sequence) {
  private static final int TWO_DIGITS = 10;

  /** Returns the name with the next number of its code. */
  public static Gs1FileName numbered(PhotoType type, long sequence) {
    return new Gs1FileName(type, Optional.of(sequence));
  }

  /**
   * Returns the image type A (product image), the facing, the angle N (no plunge angle) and the
   * state 1 (in packaging). The facing of a detail is 0 (not applicable).
   */
  public static String code(PhotoType type) {
    return "A" + facing(type) + "N1";
  }

  private static int facing(PhotoType type) {
    return switch (type) {
      case FRONT -> 1;
      case LEFT -> 2;
      case TOP -> 3;
      case BACK -> 7;
      case RIGHT -> 8;
      case BOTTOM -> 9;
      case NUTRITION, INGREDIENTS, BARCODE, RECYCLING, CERTIFICATION, OTHER -> 0;
    };
  }

  /** Returns the whole name of the file of an image. */
  String of(Gtin gtin, ImageId image, ImageFormat format) {
    return gtin.digits()
        + "_"
        + code(type)
        + "_"
        + sequence.map(Gs1FileName::digits).orElseGet(image::toString)
        + "."
        + format.extensions().get(0);
  }

  private static String digits(long number) {
    return (number < TWO_DIGITS ? "s0" : "s") + number;
  }
}
