package dev.packshot.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A part of a form, to be read as text or as a file. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FormPart(byte[] bytes) {
  /** Returns the text; empty if it is not in UTF-8, the default of RFC 7578, section 5.1.2. */
  Optional<String> text() {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text);
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
