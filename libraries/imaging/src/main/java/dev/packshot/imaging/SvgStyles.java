package dev.packshot.imaging;

import java.util.regex.Pattern;

/** Style sheets of a drawing, and the style of one element, reduced to the properties taken. */
final class SvgStyles {
  /** Each is tried on each element. */
  private static final int MOST_RULES = 1_000;

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  /** An element, a class or an id, or some of them: what the painter knows. */
  private static final String ONE = "\\s*[.#]?[A-Za-z_][\\w-]*\\s*";

  private static final Pattern SELECTOR = Pattern.compile(ONE + "(," + ONE + ")*");

  /** What waits for a pointer is not seen in a still picture. */
  private static final String PSEUDO_CLASS = ":";

  private SvgStyles() {}

  static String sheet(String css) throws InvalidImage {
    var text = COMMENT.matcher(css).replaceAll(" ").replace("<!--", " ").replace("-->", " ");
    if (text.indexOf('@') >= 0) {
      throw SvgNames.outside();
    }
    var clean = new StringBuilder();
    int rules = 0;
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      if (close < 0 || ++rules > MOST_RULES) {
        throw unreadable();
      }
      appendRule(clean, text.substring(at, open), text.substring(open + 1, close));
      at = close + 1;
    }
    return clean.toString();
  }

  /** {@code name: value; …} */
  static String declarations(String style) throws InvalidImage {
    var clean = new StringBuilder();
    for (var declaration : COMMENT.matcher(style).replaceAll(" ").split(";", -1)) {
      int colon = declaration.indexOf(':');
      var name = colon < 0 ? "" : declaration.substring(0, colon).strip();
      if (SvgNames.PROPERTIES.contains(name)) {
        var value = declaration.substring(colon + 1).replace("!important", "").strip();
        clean.append(name).append(':').append(SvgNames.requireWithin(value)).append(';');
      } else {
        SvgNames.requireWithin(declaration);
      }
    }
    return clean.toString();
  }

  private static void appendRule(StringBuilder clean, String selector, String body)
      throws InvalidImage {
    if (selector.contains(PSEUDO_CLASS)) {
      return;
    }
    if (!SELECTOR.matcher(selector).matches() || body.indexOf('{') >= 0) {
      throw unreadable();
    }
    clean.append(selector.strip()).append('{').append(declarations(body)).append("}\n");
  }

  private static InvalidImage unreadable() {
    return InvalidImage.of(
        "The drawing has a style sheet that is too complex; export it with attributes.");
  }
}
