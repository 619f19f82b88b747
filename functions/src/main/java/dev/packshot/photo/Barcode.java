package dev.packshot.photo;

import dev.packshot.gs1.Gtin;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.json.JsonWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A code that was read from a photo.
 *
 * @param text as the code has it, with any characters; FNC1 is 0x1D
 */
public record Barcode(CodeFormat format, String text, Optional<Gtin> gtin) {
  /** The maximum length of a text in characters, as of the value of a capture. */
  public static final int MAX_TEXT = 500;

  public Barcode {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(gtin, "gtin");
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("longer than " + MAX_TEXT + " characters");
    }
  }

  /** Returns the lower-case name that the API uses. */
  static String name(CodeFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  /** Writes the fields that the API shows. */
  void write(JsonWriter json) {
    json.field("format", name(format)).field("text", text).field("gtin", gtin);
  }
}
