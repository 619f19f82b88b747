package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** How an SVG document in UTF-8 begins: with what XML may put before it, and then {@code <svg}. */
final class SvgHead {
  /** Drawing programs put a comment of some lines and a document type before it. */
  static final int LENGTH = 4_096;

  /**
   * Each part ends at its first chance and none begins as another does, so nothing is tried twice.
   */
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\s*+(?:<\\?.*?\\?>\\s*+|<!--.*?-->\\s*+|<!DOCTYPE\\s[^<>\\[]*+(?:\\[.*?\\]\\s*+)?>\\s*+)*+",
          Pattern.DOTALL);

  private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?svg[\\s/>]");

  private SvgHead() {}

  static boolean begins(Bytes file) {
    var text = new String(file.head(LENGTH), ISO_8859_1);
    int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    var before = BEFORE.matcher(text).region(at, text.length());
    return before.lookingAt() && ROOT.matcher(text).region(before.end(), text.length()).lookingAt();
  }
}
