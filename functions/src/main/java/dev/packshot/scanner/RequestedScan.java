package dev.packshot.scanner;

import dev.packshot.capture.CaptureType;
import dev.packshot.capture.Scan;
import dev.packshot.gs1.Gtin;
import dev.packshot.gs1.GtinReading;
import dev.packshot.gs1.GtinText;
import dev.packshot.gs1.ScannedCode;
import dev.packshot.gs1.ScannedText;
import dev.packshot.http.Fields;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request that say what was captured. What the raw value states is never changed: a
 * number or elements that the client sends besides may only add to it.
 */
final class RequestedScan {
  private static final String TYPE = "capture_type";
  private static final String RAW_VALUE = "raw_value";
  private static final String GTIN = "gtin";
  private static final String ELEMENTS = "gs1_dl_data";
  private static final int MAX_GTIN = 40;
  private static final int MAX_ELEMENTS = 500;
  private static final String IDENTIFIER = "[0-9]{2,4}";
  private static final String ELEMENT = "[!-~ ]{1,90}";

  private RequestedScan() {}

  /** Reads the fields of a code that was scanned or typed. */
  static Scan of(Fields fields) {
    var type = fields.requiredChoice(TYPE, CaptureType::find, CaptureType.CHOICES);
    var rawValue = fields.requiredExactText(RAW_VALUE, Scan.MAX_RAW_VALUE);
    return scan(fields, type.orElse(CaptureType.BARCODE), rawValue);
  }

  /** Reads the fields that a picture of a code may have besides, but for the picture's key. */
  static Scan ofPicture(Fields fields) {
    var image = CaptureType.IMAGE;
    var type =
        fields.choice(
            TYPE, image, name -> CaptureType.find(name).filter(image::equals), image.name());
    return scan(fields, type, fields.exactText(RAW_VALUE, Scan.MAX_RAW_VALUE));
  }

  private static Scan scan(Fields fields, CaptureType type, String rawValue) {
    var code = ScannedText.read(rawValue);
    var sent = sentElements(fields);
    return new Scan(
        type,
        rawValue,
        gtin(fields, code),
        code.elements().isEmpty() ? sent : code.elements(),
        Optional.empty(),
        false);
  }

  private static Optional<Gtin> gtin(Fields fields, ScannedCode code) {
    var text = fields.text(GTIN, MAX_GTIN);
    if (text.isEmpty()) {
      return code.gtin();
    }
    if (GtinText.read(text) instanceof GtinReading.Found found) {
      requireSame(fields, found.gtin(), code);
      return Optional.of(found.gtin());
    }
    fields.reject(GTIN, ((GtinReading.Refused) GtinText.read(text)).reason());
    return Optional.empty();
  }

  private static void requireSame(Fields fields, Gtin sent, ScannedCode code) {
    code.gtin()
        .filter(stated -> !stated.equals(sent))
        .ifPresent(
            stated ->
                fields.reject(
                    GTIN,
                    "contradicts raw_value, which states "
                        + stated
                        + "; leave one of the two out."));
  }

  private static Map<String, String> sentElements(Fields fields) {
    var elements = fields.metadata(ELEMENTS).initial();
    elements.forEach(
        (identifier, value) -> {
          if (!identifier.matches(IDENTIFIER) || !value.matches(ELEMENT)) {
            fields.reject(
                ELEMENTS,
                "must have GS1 application identifiers of 2 to 4 digits as keys, and values of 1 to"
                    + " 90 printable characters of ASCII.");
          }
        });
    if (elements.values().stream().mapToInt(String::length).sum() > MAX_ELEMENTS) {
      fields.reject(ELEMENTS, "has values of more than " + MAX_ELEMENTS + " characters in all.");
    }
    return elements;
  }
}
