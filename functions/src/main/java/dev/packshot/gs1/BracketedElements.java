package dev.packshot.gs1;

import java.util.regex.Pattern;

/**
 * A reader of element strings in the form that is printed below a symbol, with the application
 * identifiers in brackets: {@code (01)09506000134352(10)ABC} (GS1 General Specifications, section
 * 4.15). A value may have brackets, too: only those around a known identifier separate values.
 */
final class BracketedElements {
  private static final Pattern BRACKETED = Pattern.compile("\\((\\d{2,4})\\)");

  private BracketedElements() {}

  /** Returns whether a text begins with a known application identifier in brackets. */
  static boolean isClaimedBy(String text) {
    var matcher = BRACKETED.matcher(text);
    return matcher.lookingAt() && ApplicationIdentifiers.find(matcher.group(1)).isPresent();
  }

  /** Reads a text that claims to have this form. */
  static Elements read(String text) throws InvalidElements {
    var elements = new Elements();
    ApplicationIdentifier current = null;
    int start = 0;
    var matcher = BRACKETED.matcher(text);
    while (matcher.find()) {
      var next = ApplicationIdentifiers.find(matcher.group(1)).orElse(null);
      if (next != null) {
        add(elements, current, text.substring(start, matcher.start()));
        current = next;
        start = matcher.end();
      }
    }
    add(elements, current, text.substring(start));
    return elements;
  }

  private static void add(Elements elements, ApplicationIdentifier identifier, String value)
      throws InvalidElements {
    if (identifier != null) {
      elements.add(identifier, value.strip());
    }
  }
}
