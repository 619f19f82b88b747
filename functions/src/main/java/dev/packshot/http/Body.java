package dev.packshot.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request's body as the gateway hands it over: text, or base64 of bytes. */
public record Body(String text, boolean base64) {
  public static final Body NONE = new Body("", false);

  /** The bytes as sent; nothing where the base64 is broken. */
  public byte[] bytes() {
    return base64 ? Base64.getMimeDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
  }
}
