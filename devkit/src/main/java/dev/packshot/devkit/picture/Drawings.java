package dev.packshot.devkit.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** SVG documents: some to be painted, and some that want to act, reach out or never end. */
public final class Drawings {
  private static final String SVG = "image/svg+xml";
  private static final String ROOT =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' %s>%s</svg>";
  private static final String SIZE = "width='40' height='30'";
  private static final String RED = "<rect width='40' height='30' fill='red'/>";

  private Drawings() {}

  /** Each is red all over, 4 to 3, once what does not belong in a still picture is gone. */
  public static List<ImageSample> sound() {
    return List.of(
        sound("plain", document(SIZE, RED)),
        sound("with a view box alone", document("viewBox='10 10 40 30'", shifted(RED))),
        sound("in millimetres", document("width='40px' viewBox='0 0 400 300'", scaled(RED))),
        sound("with a doctype", doctype("PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://127.0.0.1:9/x'")),
        sound("with a style sheet", styled(".a{fill:red;stroke:none}")),
        sound("with a style", document(SIZE, "<rect width='40' height='30' style='fill:red'/>")),
        sound("with a symbol", document(SIZE, symbol())),
        sound("with a gradient", document(SIZE, gradient())),
        sound("with a clip", document(SIZE, clip())),
        sound("with a link", document(SIZE, "<a xlink:href='http://127.0.0.1:9/'>" + RED + "</a>")),
        sound("with event attributes", document(SIZE + " onload='alert(1)'", eventful())),
        sound("with an animation", document(SIZE, animated())),
        sound("of an editor", document(SIZE, "<x:view xmlns:x='urn:x'><x:y/></x:view>" + RED)),
        sound("with a namespace prefix", prefixed()));
  }

  /** Each is to be refused, for a reason of its own. */
  public static List<ImageSample> hostile() {
    return List.of(
        hostile("script", document(SIZE, RED + "<script>alert(1)</script>")),
        hostile("script of HTML", document(SIZE, html("script"))),
        hostile("script in metadata", document(SIZE, "<metadata><script/></metadata>" + RED)),
        hostile("web page", document(SIZE, "<foreignObject><p/></foreignObject>")),
        hostile("iframe of HTML", document(SIZE, html("iframe"))),
        hostile("photo from elsewhere", document(SIZE, image("http://127.0.0.1:9/a.png"))),
        hostile("photo of this machine", document(SIZE, image("file:///etc/passwd"))),
        hostile("photo inside", document(SIZE, image("data:image/png;base64,iVBORw0KGgo="))),
        hostile("copy from elsewhere", document(SIZE, "<use href='http://127.0.0.1:9/a.svg#b'/>")),
        hostile("copy of a file", document(SIZE, "<use xlink:href='file:///etc/passwd#b'/>")),
        hostile("copy of data", document(SIZE, "<use href='data:image/svg+xml,a#b'/>")),
        hostile("paint from elsewhere", document(SIZE, filled("url(http://127.0.0.1:9/a#b)"))),
        hostile("paint in disguise", document(SIZE, filled("u\\72l(http://127.0.0.1:9/a#b)"))),
        hostile("filter from elsewhere", document(SIZE + " filter='url(//127.0.0.1:9/a#b)'", RED)),
        hostile("style import", styled("@import url(http://127.0.0.1:9/a.css);")),
        hostile("style from elsewhere", styled("rect{fill:url(http://127.0.0.1:9/a#b)}")),
        hostile(
            "style sheet instruction",
            "<?xml-stylesheet href='http://127.0.0.1:9/a.css'?>" + plain()),
        hostile("external entity", entity("<!ENTITY e SYSTEM 'file:///etc/passwd'>")),
        hostile("parameter entity", entity("<!ENTITY % e SYSTEM 'http://127.0.0.1:9/'> %e;")),
        hostile("billion laughs", entity(laughs())),
        hostile("unknown entity", document(SIZE, "&laugh;" + RED)),
        hostile("text", document(SIZE, "<text y='20'>99 cents</text>")),
        hostile("filter", document(SIZE, blur())),
        hostile("mask", document(SIZE, "<mask id='a'/>" + RED)),
        hostile("pattern", document(SIZE, "<pattern id='a' width='1' height='1'/>")),
        hostile("unknown element", document(SIZE, "<flowRoot/>")),
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
        hostile("veils", document(SIZE, veils())),
        hostile("curves as a clip", document(SIZE, curvedClip())),
        hostile("gradient", document(SIZE, manyStops())),
        hostile("scribble as a clip", document(SIZE, scribbledClip())),
        hostile("clips in clips", document(SIZE, clips(40))),
        hostile("style of descendants", styled("g rect{fill:red}")),
        hostile("style rules", styled("rect{fill:red}".repeat(2_000))),
        hostile("comment of 3 MB", document(SIZE, "<!--" + "-x".repeat(1_500_000) + "-->")),
        hostile("not well-formed", "<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>"),
        hostile("cut off", "<svg xmlns='http://www.w3.org/2000/svg'><rect/>"),
        hostile("Latin 1", document(SIZE, "<title>caf\u00e9</title>").getBytes(ISO_8859_1)),
        hostile("Latin 1, said so", "<?xml version='1.0' encoding='ISO-8859-1'?>" + plain()),
        hostile("UTF-16", plain().getBytes(UTF_16)),
        hostile("compressed", compressed(plain())));
  }

  /** An SVG document of that content. */
  static String document(String attributes, String content) {
    return String.format(ROOT, attributes, content);
  }

  private static String plain() {
    return document(SIZE, RED);
  }

  private static String doctype(String type) {
    return "<?xml version='1.0' encoding='utf-8'?>\n<!-- drawn -->\n<!DOCTYPE svg "
        + type
        + ">\n"
        + plain();
  }

  private static String entity(String declaration) {
    return "<!DOCTYPE svg [" + declaration + "]>" + document(SIZE, "<title>&e;</title>" + RED);
  }

  /** Nine times ten times the one before: a gigabyte of laughter. */
  private static String laughs() {
    var entities = new StringBuilder("<!ENTITY e0 'ha'>");
    for (int i = 1; i < 10; i++) {
      entities.append("<!ENTITY e").append(i == 9 ? "" : i).append(" '");
      entities.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    return entities.toString();
  }

  private static String styled(String css) {
    return document(
        SIZE, "<style>" + css + "</style><rect class='a' width='40' height='30' fill='red'/>");
  }

  private static String symbol() {
    return "<defs><symbol id='s' viewBox='0 0 4 3'><path d='M0 0h4v3H0z'/></symbol></defs>"
        + "<use xlink:href='#s' width='40' height='30' fill='red'/>";
  }

  private static String gradient() {
    return "<linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-color='#f00'/>"
        + "</linearGradient><rect width='40' height='30' fill='url(#g)'/>";
  }

  private static String clip() {
    return "<clipPath id='c'><circle cx='20' cy='15' r='60'/></clipPath>"
        + "<rect width='40' height='30' fill='red' clip-path=\"url('#c')\"/>";
  }

  private static String eventful() {
    return "<rect width='40' height='30' fill='red' onclick='alert(1)' onmouseover='alert(1)'/>";
  }

  private static String animated() {
    return "<rect width='40' height='30' fill='red'>"
        + "<animate attributeName='fill' to='blue' dur='1s'/><set attributeName='x' to='9'/></rect>";
  }

  private static String prefixed() {
    return "<s:svg xmlns:s='http://www.w3.org/2000/svg' width='40' height='30'>"
        + "<s:rect width='40' height='30' fill='red'/></s:svg>";
  }

  private static String shifted(String content) {
    return "<g transform='translate(10 10)'>" + content + "</g>";
  }

  private static String scaled(String content) {
    return "<g transform='scale(10)'>" + content + "</g>";
  }

  private static String html(String element) {
    return "<h:" + element + " xmlns:h='http://www.w3.org/1999/xhtml'/>" + RED;
  }

  private static String image(String target) {
    return "<image width='9' height='9' xlink:href='" + target + "'/>";
  }

  private static String filled(String paint) {
    return "<rect width='40' height='30' style='fill:" + paint + "'/>";
  }

  private static String blur() {
    return "<filter id='f' x='-9e9' y='-9e9' width='2e10' height='2e10'>"
        + "<feGaussianBlur stdDeviation='1e6'/></filter><rect filter='url(#f)' width='1' height='1'/>";
  }

  /** So many copies of so many copies, so many times over. */
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

  /** Each over the whole picture, and seen through by the next. */
  private static String veils() {
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

  /** Up and down and across itself. */
  private static String scribble(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> "L" + i * 37 % 41 + " " + (i % 2 == 0 ? 30 : 0))
        .collect(Collectors.joining());
  }

  private static String clips(int count) {
    var definition = "<clipPath id='c'><path d='M0 0" + scribble(100) + "'/></clipPath>";
    return definition + "<g clip-path='url(#c)'>".repeat(count) + RED + "</g>".repeat(count);
  }

  private static byte[] compressed(String document) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ImageSample sound(String name, String document) {
    return new ImageSample("drawing " + name, SVG, 40, 30, () -> document.getBytes(UTF_8));
  }

  private static ImageSample hostile(String name, String document) {
    return hostile(name, document.getBytes(UTF_8));
  }

  private static ImageSample hostile(String name, byte[] document) {
    return ImageSample.hostile(name, SVG, () -> document);
  }
}
