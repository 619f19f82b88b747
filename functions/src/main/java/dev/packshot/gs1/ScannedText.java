package dev.packshot.gs1;

import dev.packshot.gs1.ScannedCode.Kind;
import java.util.regex.Pattern;

/**
 * A reader of texts as scanners send and people type them. It reads any text and never changes it;
 * spaces, tabs and line ends around it, which keyboard scanners add, have no meaning.
 */
public final class ScannedText {
  private static final Pattern AROUND = Pattern.compile("^[ \\t\\r\\n]+|[ \\t\\r\\n]+$");
  private static final String WRONG_NUMBER =
      "is the number of a retail symbol, but its length or check digit is wrong.";

  private ScannedText() {}

  public static ScannedCode read(String text) {
    var scanned = AROUND.matcher(text).replaceAll("");
    var data = SymbologyIdentifier.dataOf(scanned);
    return switch (SymbologyIdentifier.contentOf(scanned)) {
      case UNKNOWN -> unknown(data);
      case EAN -> RetailNumber.scanned(data).orElseGet(ScannedText::wrongNumber);
      case EAN_WITH_ADD_ON -> RetailNumber.withAddOn(data).orElseGet(ScannedText::wrongNumber);
      case EAN_8 -> RetailNumber.ean8(data).orElseGet(ScannedText::wrongNumber);
      case ITF -> RetailNumber.itf14(data).orElseGet(ScannedCode::text);
      case ELEMENTS -> elements(data);
      case TEXT -> link(data);
    };
  }

  private static ScannedCode unknown(String data) {
    if (BracketedElements.isClaimedBy(data)) {
      return bracketed(data);
    }
    if (ElementString.isClaimedBy(data)) {
      return elements(data);
    }
    return RetailNumber.typed(data).orElseGet(() -> link(data));
  }

  private static ScannedCode elements(String data) {
    try {
      return ScannedCode.elements(Kind.ELEMENT_STRING, ElementString.read(data));
    } catch (InvalidElements invalid) {
      return ScannedCode.faulty(Kind.ELEMENT_STRING, invalid.reason());
    }
  }

  private static ScannedCode bracketed(String data) {
    try {
      return ScannedCode.elements(Kind.ELEMENT_STRING, BracketedElements.read(data));
    } catch (InvalidElements invalid) {
      return ScannedCode.faulty(Kind.ELEMENT_STRING, invalid.reason());
    }
  }

  private static ScannedCode link(String data) {
    try {
      return DigitalLink.read(data)
          .map(elements -> ScannedCode.elements(Kind.DIGITAL_LINK, elements))
          .orElseGet(ScannedCode::text);
    } catch (InvalidElements invalid) {
      return ScannedCode.faulty(Kind.DIGITAL_LINK, invalid.reason());
    }
  }

  private static ScannedCode wrongNumber() {
    return ScannedCode.faulty(Kind.GTIN, WRONG_NUMBER);
  }
}
