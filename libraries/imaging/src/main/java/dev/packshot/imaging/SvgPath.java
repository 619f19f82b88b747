package dev.packshot.imaging;

/**
 * How many parts the outline of a shape has at most: one for a line and six for a curve, of which
 * an arc has four.
 */
final class SvgPath {
  private static final int CURVE = 6;
  private static final int ARC = 4 * CURVE;

  private SvgPath() {}

  /** Of an element whose shape needs no path. */
  static long partsOf(String element) {
    return switch (element) {
      case "circle", "ellipse" -> 4L * CURVE;
      case "rect" -> 4L + 4 * CURVE;
      default -> 1;
    };
  }

  /** Of the data of a path or the points of a polygon. */
  static long parts(String data) {
    double parts = 0;
    double each = 0.5;
    boolean inNumber = false;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (Character.isLetter(c) && c != 'e' && c != 'E') {
        each = partsOfANumber(Character.toLowerCase(c));
        parts++;
        inNumber = false;
      } else if (beginsNumber(c, inNumber)) {
        parts += each;
        inNumber = true;
      } else if (c == ' ' || c == ',' || Character.isWhitespace(c)) {
        inNumber = false;
      }
    }
    return (long) Math.ceil(parts);
  }

  /** Numbers follow each other without anything between, where they have a sign or a point. */
  private static boolean beginsNumber(char c, boolean inNumber) {
    return c == '-' || c == '+' || c == '.' || (c >= '0' && c <= '9' && !inNumber);
  }

  /** The flags of an arc may be written in one with the number behind them: five for seven. */
  private static double partsOfANumber(char command) {
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
