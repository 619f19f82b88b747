package dev.packshot.imaging.svg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A decoder of the text of an SVG document, which has to be in UTF-8. */
final class SvgText {
  /** Detailed drawings have a few hundred kilobytes. */
  private static final int MAX_BYTES = 2 << 20;

  private SvgText() {}

  /** Decodes the document and removes a byte order mark. */
  static String decode(Bytes file) throws InvalidImage {
    if (file.length() > MAX_BYTES) {
      throw InvalidImage.of(
          "The drawing is too detailed: it has %,d bytes; the maximum is %,d.",
          file.length(), MAX_BYTES);
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(file.buffer()).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw notUtf8();
    }
  }

  static InvalidImage notUtf8() {
    return InvalidImage.of("The drawing is not in UTF-8; export it again in that encoding.");
  }
}
