package dev.packshot.gs1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An http or https URI, split but not decoded.
 *
 * @param segments the path, without the empty segment after a slash at the end
 * @param query the parameters, each {@code name=value}
 */
record WebLink(List<String> segments, List<String> query) {
  private static final Pattern URI =
      Pattern.compile("(?i)https?://[^/?#\\s]+(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);

  static Optional<WebLink> of(String text) {
    var uri = URI.matcher(text);
    return uri.matches()
        ? Optional.of(new WebLink(segments(uri.group(1)), parts(uri.group(2), "[&;]").toList()))
        : Optional.empty();
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<>(parts(path, "/").skip(1).toList());
    if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  private static Stream<String> parts(String text, String separator) {
    return text == null ? Stream.of() : Stream.of(text.split(separator, -1));
  }

  /** Decodes percent signs; empty if a sequence is incomplete or the result is not UTF-8. */
  static Optional<String> decoded(String part) {
    if (part.indexOf('%') < 0) {
      return Optional.of(part);
    }
    var bytes = ByteBuffer.allocate(part.length());
    for (int at = 0; at < part.length(); at++) {
      int value = part.charAt(at);
      if (value == '%') {
        value = hex(part, at + 1);
        at += 2;
      }
      if (value < 0 || value > 0xff) {
        return Optional.empty();
      }
      bytes.put((byte) value);
    }
    return utf8(bytes.flip());
  }

  /** Returns the number that two hexadecimal digits stand for; -1 if they are none. */
  private static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    boolean isHex =
        HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
    return isHex ? HexFormat.fromHexDigits(text, at, at + 2) : -1;
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException invalid) {
      return Optional.empty();
    }
  }
}
