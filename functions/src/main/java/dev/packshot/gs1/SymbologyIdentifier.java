package dev.packshot.gs1;

import java.util.Map;

/**
 * The three characters that a scanner can send before the data of a symbol: {@code ]}, a letter for
 * the symbology, and a modifier (ISO/IEC 15424; GS1 General Specifications, figure 5.1.2-2).
 */
final class SymbologyIdentifier {
  private static final int LENGTH = 3;
  private static final char FLAG = ']';

  /**
   * What the symbols contain. A symbol that is not in the map can contain only text or a Digital
   * Link, even if its data looks like a GTIN: {@code ]C0} is Code 128, {@code ]d1} Data Matrix and
   * {@code ]Q1} QR Code without FNC1, and {@code ]E1} and {@code ]E2} are the add-on of an EAN
   * alone.
   */
  private static final Map<String, Content> CONTENTS =
      Map.of(
          "]E0", Content.EAN,
          "]E3", Content.EAN_WITH_ADD_ON,
          "]E4", Content.EAN_8,
          "]I0", Content.ITF,
          "]I1", Content.ITF,
          "]C1", Content.ELEMENTS,
          "]e0", Content.ELEMENTS,
          "]d2", Content.ELEMENTS,
          "]Q3", Content.ELEMENTS,
          "]J1", Content.ELEMENTS);

  private SymbologyIdentifier() {}

  /** The contents that a symbology identifier promises. */
  enum Content {
    /** Anything: there is no symbology identifier. */
    UNKNOWN,
    /** EAN-13, UPC-A or UPC-E. */
    EAN,
    /** The same, followed by two or five digits of another symbol. */
    EAN_WITH_ADD_ON,
    EAN_8,
    /** Interleaved 2 of 5, a GTIN-14 if it has 14 digits with a right check digit. */
    ITF,
    /** A GS1 element string: GS1-128, GS1 DataBar, or a symbol with FNC1 in first position. */
    ELEMENTS,
    /** Text, among others a Digital Link. */
    TEXT
  }

  static Content contentOf(String text) {
    return isAt(text)
        ? CONTENTS.getOrDefault(text.substring(0, LENGTH), Content.TEXT)
        : Content.UNKNOWN;
  }

  /** Returns the data of the symbol. */
  static String dataOf(String text) {
    return isAt(text) ? text.substring(LENGTH) : text;
  }

  private static boolean isAt(String text) {
    return text.length() >= LENGTH
        && text.charAt(0) == FLAG
        && isAsciiLetter(text.charAt(1))
        && isModifier(text.charAt(2));
  }

  private static boolean isAsciiLetter(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
  }

  private static boolean isModifier(char modifier) {
    return (modifier >= '0' && modifier <= '9') || isAsciiLetter(modifier);
  }
}
