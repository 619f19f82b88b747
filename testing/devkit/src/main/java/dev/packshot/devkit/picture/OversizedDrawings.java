package dev.packshot.devkit.picture;

import static dev.packshot.devkit.picture.Drawings.RED;
import static dev.packshot.devkit.picture.Drawings.SIZE;
import static dev.packshot.devkit.picture.Drawings.document;
import static dev.packshot.devkit.picture.Drawings.hostile;
import static dev.packshot.devkit.picture.Drawings.styled;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SVG documents that are too large, too deep, or too expensive to paint. */
final class OversizedDrawings {
  private OversizedDrawings() {}

  static List<ImageSample> all() {
    return List.of(
        hostile("width of 1e9", document("width='1e9' height='1e9'", RED)),
        hostile("view box of 1e9", document("viewBox='0 0 1e9 1e9'", RED)),
        hostile("narrow", document("width='10' height='1000'", RED)),
        hostile("no size", document("width='0' height='0'", RED)),
        hostile("broken view box", document("viewBox='0 0 -1 5'", RED)),
        hostile("deep", document(SIZE, "<g>".repeat(100) + "</g>".repeat(100))),
        hostile("100,000 elements", document(SIZE, "<g/>".repeat(100_000))),
        hostile("copies of copies", document(SIZE, copies(10, 9))),
        hostile("copies in a chain", document(SIZE, copies(1, 100))),
        hostile("copy of itself", document(SIZE, "<g id='a'><use href='#a'/></g>")),
        hostile("endless dashes", document(SIZE, dashes())),
        hostile("scribble", document(SIZE, scribbles(400))),
        hostile("translucent layers", document(SIZE, translucentLayers())),
        hostile("curves as a clip", document(SIZE, curvedClip())),
        hostile("gradient", document(SIZE, manyStops())),
        hostile("scribble as a clip", document(SIZE, scribbledClip())),
        hostile("clips in clips", document(SIZE, clips(40))),
        hostile("style rules", styled("rect{fill:red}".repeat(2_000))),
        hostile("comment of 3 MB", document(SIZE, "<!--" + "-x".repeat(1_500_000) + "-->")));
  }

  /** Returns levels of groups, each of which copies the one before several times. */
  private static String copies(int each, int levels) {
    return "<g id='a0'>"
        + RED
        + "</g>"
        + IntStream.range(0, levels)
            .mapToObj(
                i ->
                    "<g id='a"
                        + (i + 1)
                        + "'>"
                        + ("<use href='#a" + i + "'/>").repeat(each)
                        + "</g>")
            .collect(Collectors.joining());
  }

  private static String dashes() {
    return "<path d='M0 0H40' stroke='red' stroke-dasharray='0.000001'/>";
  }

  private static String scribbles(int count) {
    return ("<path d='M0 0" + scribble(2_000) + "'/>").repeat(count / 4);
  }

  /** Returns rectangles that each blend with the whole picture below. */
  private static String translucentLayers() {
    return "<rect width='40' height='30' fill='red' opacity='.5'/>".repeat(5_000);
  }

  private static String curvedClip() {
    return "<clipPath id='c'><path d='M0 0"
        + "T9 9 3 1 30 20".repeat(80)
        + "'/></clipPath>"
        + "<rect width='40' height='30' clip-path='url(#c)'/>";
  }

  private static String manyStops() {
    return "<linearGradient id='g'>"
        + "<stop stop-color='red'/>".repeat(5_000)
        + "</linearGradient>"
        + "<rect width='40' height='30' fill='url(#g)'/>".repeat(1_000);
  }

  private static String scribbledClip() {
    return "<clipPath id='c'><path d='M0 0"
        + scribble(2_000)
        + "'/></clipPath>"
        + "<rect width='40' height='30' clip-path='url(#c)'/>";
  }

  /** Returns lines that go up and down and cross each other. */
  private static String scribble(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> "L" + i * 37 % 41 + " " + (i % 2 == 0 ? 30 : 0))
        .collect(Collectors.joining());
  }

  private static String clips(int count) {
    var definition = "<clipPath id='c'><path d='M0 0" + scribble(100) + "'/></clipPath>";
    return definition + "<g clip-path='url(#c)'>".repeat(count) + RED + "</g>".repeat(count);
  }
}
