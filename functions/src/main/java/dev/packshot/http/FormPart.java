package dev.packshot.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One part of a form, as it came; it is text or a file by what is asked of it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FormPart(byte[] bytes) {
  /** The text, if it is UTF-8, as RFC 7578, 5.1.2 has it. */
  Optional<String> text() {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text);
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }
}
