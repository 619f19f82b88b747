package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.devkit.picture.ImageSample;
import java.util.List;
import java.util.function.Supplier;

/** Drawings of two megabytes that make one walk of the SVG parser as long as it gets. */
final class WorstDrawings {
  private static final int LENGTH = 2 << 20;

  private WorstDrawings() {}

  static List<ImageSample> all() {
    return List.of(
        of("SVG digits", () -> svg("width='", "1", "x'/>")),
        of("SVG digits in a view box", () -> svg("viewBox='0 0 1 ", "1", "x'/>")),
        of("SVG spaces in a view box", () -> svg("viewBox='", " ,", "'/>")),
        of("SVG comments in a style sheet", () -> svg("><style>", "/* ", "</style></svg>")),
        of("SVG comments in a style", () -> svg("style='", "/* ", "'/>")),
        of("SVG selectors", () -> svg("><style>", "a,", "a{}</style></svg>")),
        of("SVG spaces in a selector", () -> svg("><style>a", " ", "!{}</style></svg>")),
        of("SVG rules", () -> svg("><style>", "a{}", "</style></svg>")),
        of("SVG declarations", () -> svg("style='", "fill:red;", "'/>")),
        of("SVG reference", () -> svg("fill='url(#", "a", "'/>")),
        of("SVG fallback of a reference", () -> svg("fill='url(#a)", "u", "'/>")),
        of("SVG document types", () -> svg("><!-- ", "<!DOCTYPE", "")),
        of("SVG document type of quotes", WorstDrawings::svgOfQuotes),
        of("SVG instructions", WorstDrawings::svgOfInstructions),
        of("SVG path", () -> svg("><path d='M0 0", "h1", "'/></svg>")),
        of("SVG path of numbers", () -> svg("><path d='M0 0", " 1", "'/></svg>")),
        of("SVG points", () -> svg("><polygon points='", "1 2 ", "'/></svg>")),
        of(
            "SVG transforms",
            () -> svg("><g transform='", "scale(1)", "'><path d='M0 0h1'/></g></svg>")),
        of("SVG classes", () -> svg("><path class='", "a ", "' d='M0 0h1'/></svg>")),
        of(
            "SVG dashes",
            () -> svg("><path stroke='red' stroke-dasharray='", "1 ", "' d='M0 0h1'/></svg>")),
        of("SVG elements", () -> svg(">", "<g/>", "</svg>")),
        of("SVG depth", () -> svg(">", "<g>", "")),
        of("SVG texts", () -> svg(">", "<style>a</style>", "</svg>")),
        of("SVG text", () -> svg("><g>", "text ", "</g></svg>")),
        of("SVG attributes", WorstDrawings::svgOfAttributes),
        of("SVG namespaces", WorstDrawings::svgOfNamespaces),
        of("SVG long name", () -> svg("><", "a", "/></svg>")));
  }

  private static ImageSample of(String name, Supplier<byte[]> file) {
    return WorstFiles.of(name, file);
  }

  /** Returns a drawing that repeats a text up to the limit. */
  private static byte[] svg(String start, String repeated, String end) {
    var head = "<svg xmlns='http://www.w3.org/2000/svg' " + start;
    int times = (LENGTH - head.length() - end.length()) / repeated.length();
    return (head + repeated.repeat(times) + end).getBytes(UTF_8);
  }

  private static byte[] svgOfQuotes() {
    return ("<!DOCTYPE svg " + "'>' ".repeat(900) + "><svg " + "x='' ".repeat(1) + "/>")
        .getBytes(UTF_8);
  }

  private static byte[] svgOfInstructions() {
    return ("<svg xmlns='http://www.w3.org/2000/svg'>" + "<!---->".repeat(299_000) + "</svg>")
        .getBytes(UTF_8);
  }

  private static byte[] svgOfAttributes() {
    return numbered(" a%06d=''", 150_000, "/>");
  }

  private static byte[] svgOfNamespaces() {
    return numbered(" xmlns:a%06d='b'", 100_000, "/>");
  }

  private static byte[] numbered(String format, int count, String end) {
    var text = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg'");
    for (int i = 0; i < count; i++) {
      text.append(String.format(format, i));
    }
    return text.append(end).toString().getBytes(UTF_8);
  }
}
