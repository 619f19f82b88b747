package dev.packshot.imaging.svg;

import dev.packshot.imaging.structure.InvalidImage;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The allow-list of SVG 1.1: shapes, colours, gradients, clips and copies. Elements that a still
 * picture does not show are omitted (animation, descriptions); elements that would be missed in it
 * are refused.
 */
final class SvgAllowList {
  static final String NAMESPACE = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  static final Set<String> ELEMENTS =
      words(
          "svg g a defs symbol use path rect circle ellipse line polyline polygon linearGradient"
              + " radialGradient stop clipPath style");

  /** The elements that are left out of the sanitized document. */
  static final Set<String> OMITTED_ELEMENTS =
      words(
          "title desc metadata view animate animateTransform animateMotion animateColor set discard"
              + " cursor");

  private static final String FLATTEN = "; flatten it in the drawing program and export it again";

  /** The elements that are refused with a reason of their own. */
  static final Map<String, String> REFUSED_ELEMENTS =
      Map.ofEntries(
          Map.entry("script", "The drawing contains a script; only still pictures are accepted."),
          Map.entry("handler", "The drawing contains a script; only still pictures are accepted."),
          Map.entry("foreignObject", "The drawing contains a piece of a web page" + FLATTEN + "."),
          Map.entry("image", "The drawing contains a photo; send the photo instead."),
          Map.entry("text", "The drawing contains text; convert it to paths and export it again."),
          Map.entry("filter", "The drawing uses a filter (shadow, blur)" + FLATTEN + "."),
          Map.entry("mask", "The drawing uses a mask" + FLATTEN + "."),
          Map.entry("pattern", "The drawing uses a pattern" + FLATTEN + "."),
          Map.entry("marker", "The drawing uses markers (arrow heads)" + FLATTEN + "."));

  /** The attributes of elements that are not properties. */
  static final Set<String> ATTRIBUTES =
      words(
          "id class d x y width height r rx ry cx cy fx fy fr x1 y1 x2 y2 points viewBox"
              + " preserveAspectRatio transform gradientUnits gradientTransform spreadMethod offset"
              + " clipPathUnits");

  /** The properties, which may be attributes or part of a style sheet. */
  static final Set<String> PROPERTIES =
      words(
          "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin"
              + " stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color"
              + " display visibility clip-path clip-rule overflow vector-effect paint-order"
              + " stop-color stop-opacity");

  /** The elements whose {@code href} refers to another element of the document. */
  static final Set<String> REFERRING_ELEMENTS = words("use linearGradient radialGradient");

  /** The beginning of a {@code url(…)} of an id within the document. */
  private static final Pattern INTERNAL_URL =
      Pattern.compile("\\s*+url\\(\\s*+(['\"]?+)#[^'\")\\s]++\\1\\s*+\\)");

  private SvgAllowList() {}

  /** Returns the value of a property if it refers to nothing outside the document. */
  static String requireInternal(String value) throws InvalidImage {
    var lower = value.toLowerCase(Locale.ROOT);
    boolean escaped = lower.indexOf('\\') >= 0 || lower.indexOf('@') >= 0;
    if (escaped || (lower.contains("url") && !isInternal(lower))) {
      throw externalReference();
    }
    return value;
  }

  /** Returns whether the value is a reference to an id, with a fallback that is none. */
  private static boolean isInternal(String lower) {
    var reference = INTERNAL_URL.matcher(lower);
    return reference.lookingAt() && lower.indexOf("url", reference.end()) < 0;
  }

  static InvalidImage externalReference() {
    return InvalidImage.of("The drawing refers to something outside its file; embed it as paths.");
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }
}
