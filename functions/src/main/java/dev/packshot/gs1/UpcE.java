package dev.packshot.gs1;

import java.util.Optional;

/**
 * The short form of a UPC-A, which leaves out four or five of its zeros (GS1 General
 * Specifications, section 5.2.2.4). Its eight digits often pass for a GTIN-8, of another product.
 */
final class UpcE {
  private static final int LENGTH = 8;

  private UpcE() {}

  /** Returns the twelve digits of a UPC-E; empty if the text begins or ends as none does. */
  static Optional<String> expanded(String text) {
    return text.length() == LENGTH && Gtin.isNumber(text) && text.startsWith("0")
        ? Optional.of(expand(text)).filter(CheckDigit::isRight)
        : Optional.empty();
  }

  private static String expand(String text) {
    var company = text.substring(0, 3);
    char last = text.charAt(6);
    return switch (last) {
          case '0', '1', '2' -> company + last + "0000" + text.substring(3, 6);
          case '3' -> text.substring(0, 4) + "00000" + text.substring(4, 6);
          case '4' -> text.substring(0, 5) + "00000" + text.charAt(5);
          default -> text.substring(0, 6) + "0000" + last;
        }
        + text.charAt(LENGTH - 1);
  }
}
