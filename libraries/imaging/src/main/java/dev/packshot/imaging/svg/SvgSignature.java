package dev.packshot.imaging.svg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** The beginning of an SVG document in UTF-8: the prolog that XML allows, and then {@code <svg}. */
public final class SvgSignature {
  /** Drawing programs write a comment of several lines and a document type first. */
  public static final int MAX_LENGTH = 4_096;

  private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*+:)?svg[\\s/>]");

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private SvgSignature() {}

  /** Returns whether a file that begins with these bytes is an SVG document. */
  public static boolean matches(byte[] head) {
    var text = new String(head, 0, Math.min(head.length, MAX_LENGTH), ISO_8859_1);
    int start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    int end = SvgProlog.of(text, start).end();
    return ROOT.matcher(text).region(end, text.length()).lookingAt();
  }
}
