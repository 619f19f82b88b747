package dev.packshot.gs1;

import dev.packshot.gs1.GtinReading.Found;
import dev.packshot.gs1.GtinReading.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reader of product numbers as scanners, spreadsheets and people write them: with spaces and
 * hyphens, without their leading zeros, or as an ISBN of ten characters.
 */
public final class GtinText {
  private static final Pattern SEPARATORS = Pattern.compile("[ -]+");
  private static final int MIN_DIGITS = 8;

  private GtinText() {}

  public static GtinReading read(String text) {
    var number = SEPARATORS.matcher(text).replaceAll("");
    return refusal(number)
        .<GtinReading>map(Refused::new)
        .orElseGet(() -> gtin(number).<GtinReading>map(Found::new).orElseGet(GtinText::wrong));
  }

  /** Returns why a number is refused even if its check digit is right. */
  private static Optional<String> refusal(String number) {
    if (isScannedText(number)) {
      return Optional.of(
          "must be a GTIN alone. This is a GS1 element string or Digital Link; send the digits"
              + " that follow 01 in it.");
    }
    if (!number.isEmpty() && number.chars().allMatch(digit -> digit == '0')) {
      return Optional.of("has only zeros and so identifies no product.");
    }
    return UpcE.expanded(number)
        .map(upc -> "must be a GTIN. This looks like UPC-E; send " + upc + ".");
  }

  private static boolean isScannedText(String number) {
    return number.contains("(01)") || number.contains("/01/");
  }

  private static Optional<Gtin> gtin(String number) {
    if (number.length() < MIN_DIGITS || number.length() > Gtin.LENGTH) {
      return Optional.empty();
    }
    return Gtin.parse(Gtin.padded(number)).or(() -> Isbn10.gtin(number));
  }

  private static GtinReading wrong() {
    return new Refused("must have 8 to 14 digits and end with the correct check digit.");
  }
}
