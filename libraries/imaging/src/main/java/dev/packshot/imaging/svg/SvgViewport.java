package dev.packshot.imaging.svg;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.regex.Pattern;

/** The size that a drawing specifies, in CSS pixels (96 to the inch). */
record SvgViewport(double width, double height) {
  private static final Pattern LENGTH =
      Pattern.compile(
          "\\s*+((?:\\d++(?:\\.\\d++)?+|\\.\\d++)(?:[eE][+-]?\\d{1,3})?)(px|pt|pc|mm|cm|in|)\\s*+");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]++");

  /** The size that browsers use if a drawing specifies none. */
  private static final SvgViewport DEFAULT = new SvgViewport(300, 150);

  /** Reads the root's attributes, each of which may be null. */
  static SvgViewport of(String width, String height, String viewBox) throws InvalidImage {
    var box = box(viewBox);
    double w = length(width);
    double h = length(height);
    if (w < 0 && h < 0) {
      return box;
    }
    if (w < 0) {
      w = h * box.width / box.height;
    } else if (h < 0) {
      h = w * box.height / box.width;
    }
    return new SvgViewport(w, h);
  }

  /** Returns the size in whole pixels if it keeps the limits. */
  Size size(StructureLimits limits) throws InvalidImage {
    return limits.admit(rounded(width), rounded(height));
  }

  /** Returns the largest size of this aspect ratio that fits into the box. */
  Size scaledTo(Size box) {
    double scale = Math.min(box.width() / width, box.height() / height);
    return new Size(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }

  private static long rounded(double side) {
    return side == 0 ? 0 : Math.max(1, Math.round(side));
  }

  private static SvgViewport box(String viewBox) throws InvalidImage {
    if (viewBox == null) {
      return DEFAULT;
    }
    var numbers = SEPARATOR.split(viewBox.strip());
    double width = numbers.length == 4 ? length(numbers[2]) : 0;
    double height = numbers.length == 4 ? length(numbers[3]) : 0;
    if (width <= 0 || height <= 0) {
      throw InvalidImage.damaged("its viewBox is not four numbers");
    }
    return new SvgViewport(width, height);
  }

  /** Returns a length in pixels; negative if it is missing or relative to the page around it. */
  private static double length(String text) {
    var length = LENGTH.matcher(text == null ? "" : text);
    return length.matches() ? Double.parseDouble(length.group(1)) * pixelsPer(length.group(2)) : -1;
  }

  private static double pixelsPer(String unit) {
    return switch (unit) {
      case "in" -> 96;
      case "cm" -> 96 / 2.54;
      case "mm" -> 96 / 25.4;
      case "pt" -> 96.0 / 72;
      case "pc" -> 16;
      default -> 1;
    };
  }
}
