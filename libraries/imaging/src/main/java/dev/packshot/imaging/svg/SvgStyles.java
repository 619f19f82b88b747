package dev.packshot.imaging.svg;

import dev.packshot.imaging.structure.InvalidImage;
import java.util.regex.Pattern;

/** A filter of style sheets and style attributes that keeps only the allowed properties. */
final class SvgStyles {
  /** The painter tries each rule on each element. */
  private static final int MAX_RULES = 1_000;

  /** An element, a class or an id, which is all that the painter supports. */
  private static final String SIMPLE = "\\s*+[.#]?+[A-Za-z_][\\w-]*+\\s*+";

  private static final Pattern SELECTORS = Pattern.compile(SIMPLE + "(?:," + SIMPLE + ")*+");

  /** A rule for a state such as {@code :hover}, which a still picture does not show. */
  private static final String PSEUDO_CLASS = ":";

  private SvgStyles() {}

  /** Filters a style sheet. */
  static String sheet(String css) throws InvalidImage {
    var text = withoutComments(css).replace("<!--", " ").replace("-->", " ");
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
    for (var declaration : withoutComments(style).split(";", -1)) {
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

  /** Replaces each comment by a space; one without an end is left. */
  private static String withoutComments(String css) {
    var rest = new StringBuilder();
    int at = 0;
    for (int open = css.indexOf("/*"); open >= 0; open = css.indexOf("/*", at)) {
      int close = css.indexOf("*/", open + 2);
      if (close < 0) {
        break;
      }
      rest.append(css, at, open).append(' ');
      at = close + 2;
    }
    return rest.append(css, at, css.length()).toString();
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
