package dev.packshot.devkit.picture;

import static dev.packshot.devkit.picture.Drawings.RED;
import static dev.packshot.devkit.picture.Drawings.SIZE;
import static dev.packshot.devkit.picture.Drawings.document;
import static dev.packshot.devkit.picture.Drawings.hostile;
import static dev.packshot.devkit.picture.Drawings.plain;
import static dev.packshot.devkit.picture.Drawings.styled;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * SVG documents to be refused: with scripts, external references or unsupported elements, oversized
 * or malformed.
 */
public final class HostileDrawings {
  private HostileDrawings() {}

  /** Returns documents that are to be refused, each for a different cause. */
  public static List<ImageSample> all() {
    return Stream.of(
            withScripts(), withReferences(), unsupported(), OversizedDrawings.all(), malformed())
        .flatMap(List::stream)
        .toList();
  }

  private static List<ImageSample> withScripts() {
    return List.of(
        hostile("script", document(SIZE, RED + "<script>alert(1)</script>")),
        hostile("script of HTML", document(SIZE, html("script"))),
        hostile("script in metadata", document(SIZE, "<metadata><script/></metadata>" + RED)),
        hostile("script in capitals", document(SIZE, "<desc><SCRIPT/></desc>" + RED)),
        hostile("handler", document(SIZE, RED + "<handler>alert(1)</handler>")),
        hostile("web page", document(SIZE, "<foreignObject><p/></foreignObject>")),
        hostile("iframe of HTML", document(SIZE, html("iframe"))));
  }

  private static List<ImageSample> withReferences() {
    return List.of(
        hostile("photo from elsewhere", document(SIZE, image("http://127.0.0.1:9/a.png"))),
        hostile("photo of this machine", document(SIZE, image("file:///etc/passwd"))),
        hostile("photo inside", document(SIZE, image("data:image/png;base64,iVBORw0KGgo="))),
        hostile("copy from elsewhere", document(SIZE, "<use href='http://127.0.0.1:9/a.svg#b'/>")),
        hostile("copy of a file", document(SIZE, "<use xlink:href='file:///etc/passwd#b'/>")),
        hostile("copy of data", document(SIZE, "<use href='data:image/svg+xml,a#b'/>")),
        hostile("paint from elsewhere", document(SIZE, filled("url(http://127.0.0.1:9/a#b)"))),
        hostile("escaped paint", document(SIZE, filled("u\\72l(http://127.0.0.1:9/a#b)"))),
        hostile("filter from elsewhere", document(SIZE + " filter='url(//127.0.0.1:9/a#b)'", RED)),
        hostile("style import", styled("@import url(http://127.0.0.1:9/a.css);")),
        hostile("style from elsewhere", styled("rect{fill:url(http://127.0.0.1:9/a#b)}")),
        hostile(
            "style sheet instruction",
            "<?xml-stylesheet href='http://127.0.0.1:9/a.css'?>" + plain()),
        hostile("external entity", entity("<!ENTITY e SYSTEM 'file:///etc/passwd'>")),
        hostile("parameter entity", entity("<!ENTITY % e SYSTEM 'http://127.0.0.1:9/'> %e;")),
        hostile("billion laughs", entity(billionLaughs())),
        hostile("unknown entity", document(SIZE, "&laugh;" + RED)));
  }

  /** Returns documents whose picture would be incomplete without what is not supported. */
  private static List<ImageSample> unsupported() {
    return List.of(
        hostile("text", document(SIZE, "<text y='20'>99 cents</text>")),
        hostile("filter", document(SIZE, blur())),
        hostile("mask", document(SIZE, "<mask id='a'/>" + RED)),
        hostile("pattern", document(SIZE, "<pattern id='a' width='1' height='1'/>")),
        hostile("marker", document(SIZE, "<marker id='a'><path d='M0 0h1'/></marker>" + RED)),
        hostile("unknown element", document(SIZE, "<flowRoot/>")),
        hostile("style of descendants", styled("g rect{fill:red}")));
  }

  private static List<ImageSample> malformed() {
    return List.of(
        hostile("not well-formed", "<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>"),
        hostile("cut off", "<svg xmlns='http://www.w3.org/2000/svg'><rect/>"),
        hostile("Latin 1", document(SIZE, "<title>caf\u00e9</title>").getBytes(ISO_8859_1)),
        hostile("Latin 1, declared", "<?xml version='1.0' encoding='ISO-8859-1'?>" + plain()),
        hostile("UTF-16", plain().getBytes(UTF_16)),
        hostile("compressed", compressed(plain())));
  }

  private static String entity(String declaration) {
    return "<!DOCTYPE svg [" + declaration + "]>" + document(SIZE, "<title>&e;</title>" + RED);
  }

  /** Returns nine entities, each ten times the one before: a gigabyte in all. */
  private static String billionLaughs() {
    var entities = new StringBuilder("<!ENTITY e0 'ha'>");
    for (int i = 1; i < 10; i++) {
      entities.append("<!ENTITY e").append(i == 9 ? "" : i).append(" '");
      entities.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    return entities.toString();
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

  private static byte[] compressed(String document) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
