package dev.packshot.imaging.svg;

/**
 * An upper bound of the parts of a shape's outline: one for a line, six for a curve, and four
 * curves for an arc.
 */
final class SvgPath {
  private static final int CURVE = 6;
  private static final int ARC = 4 * CURVE;

  private SvgPath() {}

  /** Returns the parts of an element's own shape, without path data. */
  static long partsOf(String element) {
    return switch (element) {
      case "circle", "ellipse" -> 4L * CURVE;
      case "rect" -> 4L + 4 * CURVE;
      default -> 1;
    };
  }

  /** Returns the parts of a path's data or of a polygon's points. */
  static long parts(String data) {
    double parts = 0;
    double perNumber = 0.5;
    boolean inNumber = false;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (Character.isLetter(c) && c != 'e' && c != 'E') {
        perNumber = partsPerNumber(Character.toLowerCase(c));
        parts++;
        inNumber = false;
      } else if (beginsNumber(c, inNumber)) {
        parts += perNumber;
        inNumber = true;
      } else if (c == ' ' || c == ',' || Character.isWhitespace(c)) {
        inNumber = false;
      }
    }
    return (long) Math.ceil(parts);
  }

  /** Returns whether a number begins; a sign or a point needs no separator before it. */
  private static boolean beginsNumber(char c, boolean inNumber) {
    return c == '-' || c == '+' || c == '.' || (c >= '0' && c <= '9' && !inNumber);
  }

  /**
   * Returns the parts divided by the fewest numbers that a command may have: the two flags of an
   * arc may be written together with the number behind them, which makes five numbers of seven.
   */
  private static double partsPerNumber(char command) {
    return switch (command) {
      case 'h', 'v' -> 1;
      case 'c' -> CURVE / 6.0;
      case 's', 'q' -> CURVE / 4.0;
      case 't' -> CURVE / 2.0;
      case 'a' -> ARC / 5.0;
      default -> 0.5;
    };
  }
}
