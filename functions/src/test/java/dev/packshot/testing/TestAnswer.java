package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A handler's answer, as API Gateway reads it. */
public final class TestAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode answer;
  private final int size;

  public TestAnswer(byte[] bytes) throws IOException {
    this.answer = JSON.readTree(bytes);
    this.size = bytes.length;
  }

  /** Returns the size of the whole answer of the function, in bytes. */
  public int size() {
    return size;
  }

  public int status() {
    return answer.get("statusCode").asInt();
  }

  public String header(String name) {
    return findHeader(name)
        .orElseThrow(() -> new AssertionError("There is no header " + name + " in " + answer));
  }

  public Optional<String> findHeader(String name) {
    return Optional.ofNullable(answer.get("headers").get(name)).map(JsonNode::asText);
  }

  public Set<String> headerNames() {
    var names = new TreeSet<String>();
    answer.get("headers").fieldNames().forEachRemaining(names::add);
    return names;
  }

  public String body() {
    return answer.get("body").asText();
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** Returns the problem without its request id and time. */
  public JsonNode jsonWithoutRequest() {
    var problem = (ObjectNode) json();
    problem.remove("request_id");
    problem.remove("timestamp");
    return problem;
  }

  /** Returns the error code of a problem; empty if the answer is not one. */
  public String errorCode() {
    return json().path("error_code").asText();
  }

  @Override
  public String toString() {
    return answer.toPrettyString();
  }
}
