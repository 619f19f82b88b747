package dev.packshot.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A response of the API, or that of its gateway if the function did not answer.
 *
 * @param json the body; missing if there is none
 */
public record Answer(int status, JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAD_GATEWAY = 502;
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;

  /** The response of the gateway for a function that did not answer. */
  public static final Answer NO_FUNCTION = new Answer(BAD_GATEWAY, MissingNode.getInstance());

  static Answer of(byte[] functionAnswer) {
    try {
      var answer = JSON.readTree(functionAnswer);
      var body = answer.get("body").asText();
      return new Answer(
          answer.get("statusCode").asInt(),
          body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  public boolean isSuccess() {
    return status >= OK && status < MULTIPLE_CHOICES;
  }

  /** Returns whether the same request may succeed later, as far as its sender knows. */
  public boolean mayBeRetried() {
    return status == 429 || status >= 500;
  }

  /** Returns a field of the body as text. */
  public String text(String field) {
    return json.path(field).asText();
  }
}
