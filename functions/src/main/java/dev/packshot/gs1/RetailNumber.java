package dev.packshot.gs1;

import dev.packshot.gs1.ScannedCode.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reader of numbers that are a GTIN or stand for one. Unlike {@link GtinText} it adds no missing
 * zeros: one in ten numbers of a warehouse ends with the check digit of a GTIN by chance.
 */
final class RetailNumber {
  private static final Pattern SEPARATORS = Pattern.compile("[ -]+");
  private static final int EAN_8 = 8;
  private static final int EAN_13 = 13;
  private static final int SHORT_ADD_ON = 2;
  private static final int LONG_ADD_ON = 5;

  private RetailNumber() {}

  /** Reads what a person may have typed, with spaces and hyphens, or as an ISBN-10. */
  static Optional<ScannedCode> typed(String text) {
    var number = SEPARATORS.matcher(text).replaceAll("");
    return scanned(number)
        .or(() -> Isbn10.gtin(number).map(gtin -> ScannedCode.number(Kind.ISBN_10, gtin)));
  }

  /**
   * Reads a GTIN of any length. Eight digits that can be a UPC-E are one: a GTIN-8 that begins with
   * zero is only unique within a company.
   */
  static Optional<ScannedCode> scanned(String digits) {
    return UpcE.expanded(digits)
        .flatMap(upc -> number(Kind.UPC_E, upc))
        .or(() -> number(Kind.GTIN, digits));
  }

  static Optional<ScannedCode> ean8(String digits) {
    return digits.length() == EAN_8 ? number(Kind.GTIN, digits) : Optional.empty();
  }

  static Optional<ScannedCode> itf14(String digits) {
    return digits.length() == Gtin.LENGTH ? number(Kind.GTIN, digits) : Optional.empty();
  }

  /** Reads an EAN-13 and the two or five digits of its add-on, which are no part of the GTIN. */
  static Optional<ScannedCode> withAddOn(String digits) {
    int addOn = digits.length() - EAN_13;
    boolean isLong = addOn == SHORT_ADD_ON || addOn == LONG_ADD_ON;
    return isLong && Gtin.isNumber(digits)
        ? number(Kind.GTIN, digits.substring(0, EAN_13))
        : Optional.empty();
  }

  private static Optional<ScannedCode> number(Kind kind, String digits) {
    return Gtin.parse(digits)
        .filter(gtin -> !gtin.hasOnlyZeros())
        .map(gtin -> ScannedCode.number(kind, gtin));
  }
}
