package dev.packshot.imaging.heic;

import dev.packshot.imaging.pixels.Orientation;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.List;

/**
 * The way from a picture's decoded pixels to the shown ones: a part of it is cropped, and then
 * turned or mirrored (ISO/IEC 23008-12, 6.5.9 to 6.5.12). MIAF requires this order.
 *
 * @param left the first column that is shown
 * @param top the first row that is shown
 * @param shown the size that is shown, before it is turned
 */
record HeicTransformation(int left, int top, Size shown, Orientation orientation) {
  private static final int MAX_TERM = 1 << 24;

  static HeicTransformation read(List<IsoBoxes.Box> properties, Size whole) throws InvalidImage {
    var transformation = new HeicTransformation(0, 0, whole, Orientation.UPRIGHT);
    for (var property : properties) {
      transformation = transformation.then(property);
    }
    return transformation;
  }

  private HeicTransformation then(IsoBoxes.Box property) throws InvalidImage {
    return switch (property.type()) {
      case "clap" -> cropped(property.body());
      case "irot" -> oriented(Orientation.turnedLeft(property.body().u8(0) & 3));
      case "imir" -> oriented(Orientation.mirrored((property.body().u8(0) & 1) == 1));
      default -> this;
    };
  }

  private HeicTransformation oriented(Orientation next) {
    return new HeicTransformation(left, top, shown, orientation.then(next));
  }

  /** Applies a clean aperture: a size and the position of its centre, as fractions. */
  private HeicTransformation cropped(Bytes box) throws InvalidImage {
    if (!orientation.equals(Orientation.UPRIGHT)) {
      throw InvalidImage.unreadable();
    }
    double width = Math.round(fraction(box, 0));
    double height = Math.round(fraction(box, 8));
    double x = fraction(box, 16) + (shown.width() - width) / 2;
    double y = fraction(box, 24) + (shown.height() - height) / 2;
    int cropLeft = (int) Math.floor(x);
    int cropTop = (int) Math.floor(y);
    if (width < 1
        || height < 1
        || cropLeft < 0
        || cropTop < 0
        || cropLeft + width > shown.width()
        || cropTop + height > shown.height()) {
      throw InvalidImage.damaged("its crop is outside of its picture");
    }
    var cropped = new Size((int) width, (int) height);
    return new HeicTransformation(left + cropLeft, top + cropTop, cropped, orientation);
  }

  private static double fraction(Bytes box, long at) throws InvalidImage {
    int numerator = (int) box.u32(at);
    int denominator = (int) box.u32(at + 4);
    if (denominator < 1 || Math.abs((long) numerator) / denominator > MAX_TERM) {
      throw InvalidImage.damaged("its crop is outside of its picture");
    }
    return (double) numerator / denominator;
  }
}
