package dev.packshot.gs1;

/** The result of reading a product's number. */
public sealed interface GtinReading {
  /** A number that is a GTIN, or stands for one. */
  record Found(Gtin gtin) implements GtinReading {}

  /**
   * A text that is refused.
   *
   * @param reason the rest of a sentence about the text, which says what to send instead
   */
  record Refused(String reason) implements GtinReading {}
}
