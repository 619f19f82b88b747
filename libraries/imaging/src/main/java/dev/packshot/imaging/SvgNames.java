package dev.packshot.imaging;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of SVG 1.1 that is taken: shapes, colours, gradients, clips and copies. What moves, acts
 * or only describes is left out, since a still picture does not show it; what would be missed is
 * refused.
 */
final class SvgNames {
  static final String NAMESPACE = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  static final Set<String> ELEMENTS =
      words(
          "svg g a defs symbol use path rect circle ellipse line polyline polygon linearGradient"
              + " radialGradient stop clipPath style");

  /** Nothing of them is seen in a picture that stands still. */
  static final Set<String> LEFT_OUT =
      words(
          "title desc metadata view animate animateTransform animateMotion animateColor set discard"
              + " cursor");

  private static final String FLATTEN = "; flatten it in the drawing program and export it again";

  /** What is refused by a sentence of its own. */
  static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("script", "The drawing holds a script; only still pictures are taken."),
          Map.entry("handler", "The drawing holds a script; only still pictures are taken."),
          Map.entry("foreignObject", "The drawing holds a piece of a web page" + FLATTEN + "."),
          Map.entry("image", "The drawing holds a photo; send the photo instead."),
          Map.entry("text", "The drawing holds text; convert it to paths and export it again."),
          Map.entry("filter", "The drawing uses a filter (shadow, blur)" + FLATTEN + "."),
          Map.entry("mask", "The drawing uses a mask" + FLATTEN + "."),
          Map.entry("pattern", "The drawing uses a pattern" + FLATTEN + "."),
          Map.entry("marker", "The drawing uses markers (arrow heads)" + FLATTEN + "."));

  /** Attributes that say where and which, of elements. */
  static final Set<String> GEOMETRY =
      words(
          "id class d x y width height r rx ry cx cy fx fy fr x1 y1 x2 y2 points viewBox"
              + " preserveAspectRatio transform gradientUnits gradientTransform spreadMethod offset"
              + " clipPathUnits");

  /** Properties that may stand as attributes and in style sheets alike. */
  static final Set<String> PROPERTIES =
      words(
          "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin"
              + " stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color"
              + " display visibility clip-path clip-rule overflow vector-effect paint-order"
              + " stop-color stop-opacity");

  /** Whose reference to another element means that element. */
  static final Set<String> REFERRING = words("use linearGradient radialGradient");

  /** A {@code url(…)} of an id within the document, and perhaps what to take where it is none. */
  private static final Pattern WITHIN =
      Pattern.compile("\\s*url\\(\\s*(['\"]?)#[^'\")\\s]+\\1\\s*\\)((?!url).)*");

  private SvgNames() {}

  /** The value of a property, if it points to nothing outside of the drawing. */
  static String requireWithin(String value) throws InvalidImage {
    var lower = value.toLowerCase(Locale.ROOT);
    boolean odd = lower.indexOf('\\') >= 0 || lower.indexOf('@') >= 0;
    if (odd || (lower.contains("url") && !WITHIN.matcher(lower).matches())) {
      throw outside();
    }
    return value;
  }

  static InvalidImage outside() {
    return InvalidImage.of(
        "The drawing refers to something outside of its file; put it in, as paths.");
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }
}
