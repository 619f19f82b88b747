package dev.packshot.http;

import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request's body as API Gateway passes it: text, or bytes in base64. */
public record Body(String text, boolean base64) {
  public static final Body NONE = new Body("", false);

  /**
   * Returns the bytes as the client sent them.
   *
   * @throws ProblemException if the base64 is malformed
   */
  public byte[] bytes() {
    try {
      return base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(Problem.badRequest("The body is not valid base64."));
    }
  }
}
