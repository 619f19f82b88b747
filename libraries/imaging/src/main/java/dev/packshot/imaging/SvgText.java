package dev.packshot.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of an SVG document, which has to be in UTF-8. */
final class SvgText {
  /** Detailed drawings have some hundred kilobytes. */
  private static final int MOST_BYTES = 2 << 20;

  private SvgText() {}

  static String decode(Bytes file) throws InvalidImage {
    if (file.length() > MOST_BYTES) {
      throw InvalidImage.of(
          "The drawing is too detailed: it has %,d bytes; the most is %,d.",
          file.length(), MOST_BYTES);
    }
    try {
      var bytes = ByteBuffer.wrap(file.array, file.start, file.length());
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw notUtf8();
    }
  }

  static InvalidImage notUtf8() {
    return InvalidImage.of("The drawing is not in UTF-8; export it again in that encoding.");
  }
}
