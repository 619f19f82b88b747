package dev.packshot.devkit.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Valid SVG documents; {@link HostileDrawings} has those that are to be refused. */
public final class Drawings {
  static final String SIZE = "width='40' height='30'";
  static final String RED = "<rect width='40' height='30' fill='red'/>";

  private static final String SVG = "image/svg+xml";
  private static final String ROOT =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' %s>%s</svg>";

  private Drawings() {}

  /** Returns drawings of 4 to 3 that are red all over once animations and the like are removed. */
  public static List<ImageSample> valid() {
    return List.of(
        valid("plain", plain()),
        valid("with a view box alone", document("viewBox='10 10 40 30'", shifted(RED))),
        valid("in millimetres", document("width='40px' viewBox='0 0 400 300'", scaled(RED))),
        valid("with a doctype", doctype("PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://127.0.0.1:9/x'")),
        valid("with a style sheet", styled(".a{fill:red;stroke:none}")),
        valid("with a style", document(SIZE, "<rect width='40' height='30' style='fill:red'/>")),
        valid("with a symbol", document(SIZE, symbol())),
        valid("with a gradient", document(SIZE, gradient())),
        valid("with a clip", document(SIZE, clip())),
        valid("with a link", document(SIZE, "<a xlink:href='http://127.0.0.1:9/'>" + RED + "</a>")),
        valid(
            "with event attributes", document(SIZE + " onload='alert(1)'", withEventAttributes())),
        valid("with an animation", document(SIZE, animated())),
        valid("with descriptions", document(SIZE, withDescriptions())),
        valid("with an editor's elements", document(SIZE, RED + editorElements())),
        valid("with a namespace prefix", prefixed()));
  }

  /** Returns an SVG document with the given attributes of its root and the given content. */
  static String document(String attributes, String content) {
    return String.format(ROOT, attributes, content);
  }

  /** Returns a red drawing. */
  static String plain() {
    return document(SIZE, RED);
  }

  /** Returns a red drawing with a style sheet. */
  static String styled(String css) {
    return document(
        SIZE, "<style>" + css + "</style><rect class='a' width='40' height='30' fill='red'/>");
  }

  static ImageSample hostile(String name, String document) {
    return hostile(name, document.getBytes(UTF_8));
  }

  static ImageSample hostile(String name, byte[] document) {
    return ImageSample.hostile(name, SVG, () -> document);
  }

  private static ImageSample valid(String name, String document) {
    return new ImageSample("drawing " + name, SVG, 40, 30, () -> document.getBytes(UTF_8));
  }

  private static String doctype(String type) {
    return "<?xml version='1.0' encoding='utf-8'?>\n<!-- drawn -->\n<!DOCTYPE svg "
        + type
        + ">\n"
        + plain();
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

  private static String withEventAttributes() {
    return "<rect width='40' height='30' fill='red' onclick='alert(1)' onmouseover='alert(1)'/>";
  }

  private static String animated() {
    return "<rect width='40' height='30' fill='red'>"
        + "<animate attributeName='fill' to='blue' dur='1s'/><set attributeName='x' to='9'/></rect>";
  }

  private static String withDescriptions() {
    return "<title>Red</title><desc>All over</desc><metadata>2026</metadata>" + RED;
  }

  /** Returns elements of a drawing program's own namespace, one of which has the name of SVG's. */
  private static String editorElements() {
    return "<x:rect xmlns:x='urn:x' width='40' height='30' fill='blue'><x:y/>"
        + "<rect width='40' height='30' fill='blue'/></x:rect>";
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
}
