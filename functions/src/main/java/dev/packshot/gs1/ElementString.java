package dev.packshot.gs1;

/**
 * A reader of GS1 element strings: application identifiers, each with its value, one after the
 * other (GS1 General Specifications, section 7.8). FNC1, which scanners send as 0x1D, ends a value
 * of variable length; it may also stand first, last and after any other value.
 */
final class ElementString {
  static final char FNC1 = 0x1d;

  private final String text;
  private final Elements elements = new Elements();
  private int at;

  private ElementString(String text) {
    this.text = text;
  }

  /**
   * Returns whether a text without symbology identifier claims to be an element string: it begins
   * with FNC1, or with an application identifier and has an FNC1 later, or with a key that ends
   * with its check digit and nothing or an application identifier after it.
   */
  static boolean isClaimedBy(String text) {
    int fnc1 = text.indexOf(FNC1);
    var first = ApplicationIdentifiers.findAt(text, 0);
    return fnc1 == 0
        || (fnc1 > 0 && first.isPresent())
        || first.filter(identifier -> beginsWithKey(text, identifier)).isPresent();
  }

  private static boolean beginsWithKey(String text, ApplicationIdentifier identifier) {
    int start = identifier.code().length();
    int end = start + identifier.format().maxLength();
    return identifier.hasCheckDigit()
        && identifier.isPredefined()
        && end <= text.length()
        && identifier.accepts(text.substring(start, end))
        && (end == text.length() || ApplicationIdentifiers.findAt(text, end).isPresent());
  }

  /** Reads the whole text. Throws if it has no element, or one that breaks a rule. */
  static Elements read(String text) throws InvalidElements {
    var string = new ElementString(text);
    string.skipFnc1();
    do {
      string.readElement();
    } while (string.at < text.length());
    return string.elements;
  }

  private void readElement() throws InvalidElements {
    var identifier =
        ApplicationIdentifiers.findAt(text, at)
            .orElseThrow(
                () -> new InvalidElements("has no known AI at character " + (at + 1) + "."));
    int start = at + identifier.code().length();
    int end = end(identifier, start);
    at = end;
    skipFnc1();
    elements.add(identifier, text.substring(start, end));
  }

  /**
   * Returns where a value ends. Keyboard scanners lose FNC1, so a value of a fixed length ends
   * there, although some would need an FNC1.
   */
  private int end(ApplicationIdentifier identifier, int start) {
    int fnc1 = text.indexOf(FNC1, start);
    int end = fnc1 < 0 ? text.length() : fnc1;
    return identifier.format().isFixed()
        ? Math.min(end, start + identifier.format().maxLength())
        : end;
  }

  private void skipFnc1() {
    while (at < text.length() && text.charAt(at) == FNC1) {
      at++;
    }
  }
}
