package dev.packshot.http;

import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request's body as the gateway hands it over: text, or base64 of bytes. */
public record Body(String text, boolean base64) {
  public static final Body NONE = new Body("", false);

  /** The bytes as sent; a problem where the base64 is broken. */
  public byte[] bytes() {
    try {
      return base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ProblemException(
          Problem.badRequest("The body is not the base64 it is said to be."));
    }
  }
}
