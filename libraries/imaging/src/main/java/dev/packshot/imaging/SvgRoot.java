package dev.packshot.imaging;

import java.util.regex.Pattern;

/** How large a drawing says that it is, in CSS pixels, 96 to the inch. */
record SvgRoot(double width, double height) {
  private static final Pattern LENGTH =
      Pattern.compile("\\s*(\\d*\\.?\\d+(?:[eE][+-]?\\d{1,3})?)(px|pt|pc|mm|cm|in|)\\s*");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  /** What browsers take where a drawing says nothing at all. */
  private static final SvgRoot USUAL = new SvgRoot(300, 150);

  /** Of the attributes of those names, each null where there is none. */
  static SvgRoot of(String width, String height, String viewBox) throws InvalidImage {
    var shape = shape(viewBox);
    double wide = length(width);
    double high = length(height);
    if (wide < 0 && high < 0) {
      return shape;
    }
    if (wide < 0) {
      wide = high * shape.width / shape.height;
    } else if (high < 0) {
      high = wide * shape.height / shape.width;
    }
    return new SvgRoot(wide, high);
  }

  ImageFacts facts(ImageLimits limits) throws InvalidImage {
    return limits.admit(ImageFormat.SVG, whole(width), whole(height));
  }

  /** As many pixels as the largest picture made of it has, since it can be painted in any size. */
  Size largest() {
    double scale = Math.min(Picture.WIDEST / width, Picture.HIGHEST / height);
    return new Size(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }

  private static long whole(double side) {
    return side == 0 ? 0 : Math.max(1, Math.round(side));
  }

  private static SvgRoot shape(String viewBox) throws InvalidImage {
    if (viewBox == null) {
      return USUAL;
    }
    var numbers = BETWEEN.split(viewBox.strip());
    double wide = numbers.length == 4 ? length(numbers[2]) : 0;
    double high = numbers.length == 4 ? length(numbers[3]) : 0;
    if (wide <= 0 || high <= 0) {
      throw InvalidImage.damaged("its viewBox is not four numbers");
    }
    return new SvgRoot(wide, high);
  }

  /** Below zero where there is none, or one that depends on the page around it. */
  private static double length(String text) {
    var length = LENGTH.matcher(text == null ? "" : text);
    return length.matches() ? Double.parseDouble(length.group(1)) * pixels(length.group(2)) : -1;
  }

  private static double pixels(String unit) {
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
