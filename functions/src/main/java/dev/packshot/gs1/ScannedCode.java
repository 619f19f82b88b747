package dev.packshot.gs1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of a text that was scanned or typed. Any text has one; a text that is no GS1 data is
 * {@link Kind#TEXT} and valid.
 *
 * @param gtin the GTIN of the scanned item, if the text has one; it may be {@linkplain
 *     Gtin#isRestricted() restricted}
 * @param elements the values by application identifier, in the order of the text, those of a
 *     Digital Link's path first; empty if the text is only a number
 * @param fault why a text that claims to be GS1 data is none, as the rest of a sentence about the
 *     text that quotes no value; there are neither a GTIN nor elements then
 */
public record ScannedCode(
    Kind kind, Optional<Gtin> gtin, Map<String, String> elements, Optional<String> fault) {
  /** The forms in which GS1 data arrives. */
  public enum Kind {
    /** A GTIN of 8, 12, 13 or 14 digits. Books and magazines have one of 13 (ISBN, ISSN). */
    GTIN,
    /** Eight digits that stand for the twelve of a UPC-A. */
    UPC_E,
    /** The ten characters of an ISBN until 2006, which stand for a GTIN of 13. */
    ISBN_10,
    /** A GS1 element string, with or without symbology identifier, FNC1 or brackets. */
    ELEMENT_STRING,
    /** A GS1 Digital Link URI. */
    DIGITAL_LINK,
    /** Anything else. */
    TEXT
  }

  public ScannedCode {
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    if (fault.isPresent() && (gtin.isPresent() || !elements.isEmpty())) {
      throw new IllegalArgumentException("A faulty text has neither a GTIN nor elements.");
    }
  }

  static ScannedCode text() {
    return new ScannedCode(Kind.TEXT, Optional.empty(), Map.of(), Optional.empty());
  }

  static ScannedCode number(Kind kind, Gtin gtin) {
    return new ScannedCode(kind, Optional.of(gtin), Map.of(), Optional.empty());
  }

  static ScannedCode elements(Kind kind, Elements elements) {
    return new ScannedCode(kind, elements.gtin(), elements.values(), Optional.empty());
  }

  static ScannedCode faulty(Kind kind, String reason) {
    return new ScannedCode(kind, Optional.empty(), Map.of(), Optional.of(reason));
  }
}
