package dev.packshot.imaging.svg;

import dev.packshot.imaging.structure.InvalidImage;
import java.util.regex.Pattern;

/** A filter of style sheets and style attributes that keeps only the allowed properties. */
final class SvgStyles {
  /** The painter tries each rule on each element. */
  private static final int MAX_RULES = 1_000;

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  /** An element, a class or an id, which is all that the painter supports. */
  private static final String SIMPLE = "\\s*[.#]?[A-Za-z_][\\w-]*\\s*";

  private static final Pattern SELECTORS = Pattern.compile(SIMPLE + "(," + SIMPLE + ")*");

  /** A rule for a state such as {@code :hover}, which a still picture does not show. */
  private static final String PSEUDO_CLASS = ":";

  private SvgStyles() {}

  /** Filters a style sheet. */
  static String sheet(String css) throws InvalidImage {
    var text = COMMENT.matcher(css).replaceAll(" ").replace("<!--", " ").replace("-->", " ");
    if (text.indexOf('@') >= 0) {
      throw SvgAllowList.externalReference();
    }
    var filtered = new StringBuilder();
    int rules = 0;
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      if (close < 0 || ++rules > MAX_RULES) {
        throw tooComplex();
      }
      appendRule(filtered, text.substring(at, open), text.substring(open + 1, close));
      at = close + 1;
    }
    return filtered.toString();
  }

  /** Filters declarations of the form {@code name: value; …}. */
  static String declarations(String style) throws InvalidImage {
    var filtered = new StringBuilder();
    for (var declaration : COMMENT.matcher(style).replaceAll(" ").split(";", -1)) {
      int colon = declaration.indexOf(':');
      var name = colon < 0 ? "" : declaration.substring(0, colon).strip();
      if (SvgAllowList.PROPERTIES.contains(name)) {
        var value = declaration.substring(colon + 1).replace("!important", "").strip();
        filtered.append(name).append(':').append(SvgAllowList.requireInternal(value)).append(';');
      } else {
        SvgAllowList.requireInternal(declaration);
      }
    }
    return filtered.toString();
  }

  private static void appendRule(StringBuilder filtered, String selectors, String body)
      throws InvalidImage {
    if (selectors.contains(PSEUDO_CLASS)) {
      return;
    }
    if (!SELECTORS.matcher(selectors).matches() || body.indexOf('{') >= 0) {
      throw tooComplex();
    }
    filtered.append(selectors.strip()).append('{').append(declarations(body)).append("}\n");
  }

  private static InvalidImage tooComplex() {
    return InvalidImage.of(
        "The drawing has a style sheet that is too complex; export it with attributes.");
  }
}
