package dev.packshot.gs1;

import java.util.Optional;

/**
 * The ISBN of a book in the form used until 2006. Its weighted digits add up to a multiple of
 * eleven, where {@code X} is ten (ISBN Users' Manual, appendix 1).
 */
final class Isbn10 {
  private static final int LENGTH = 10;
  private static final String BOOKLAND = "978";

  private Isbn10() {}

  /** Returns the ISBN-13 that replaces an ISBN-10; empty for any other text. */
  static Optional<Gtin> gtin(String text) {
    if (text.length() != LENGTH || !isRight(text)) {
      return Optional.empty();
    }
    var isbn = BOOKLAND + text.substring(0, LENGTH - 1);
    return Gtin.parse(isbn + CheckDigit.of(isbn));
  }

  private static boolean isRight(String text) {
    var body = text.substring(0, LENGTH - 1);
    int last = "0123456789X".indexOf(Character.toUpperCase(text.charAt(LENGTH - 1)));
    if (!Gtin.isNumber(body) || last < 0) {
      return false;
    }
    int sum = last;
    for (int at = 0; at < body.length(); at++) {
      sum += (body.charAt(at) - '0') * (LENGTH - at);
    }
    return sum % 11 == 0;
  }
}
