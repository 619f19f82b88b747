package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a handler answered, as API Gateway would read it. */
public final class TestAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode answer;
  private final int size;

  public TestAnswer(byte[] bytes) throws IOException {
    this.answer = JSON.readTree(bytes);
    this.size = bytes.length;
  }

  /** How many bytes the function has answered with. */
  public int size() {
    return size;
  }

  public int status() {
    return answer.get("statusCode").asInt();
  }

  public String header(String name) {
    return findHeader(name)
        .orElseThrow(() -> new AssertionError("no header " + name + " in " + answer));
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

  /** A problem less what tells one request from another. */
  public JsonNode jsonWithoutRequest() {
    var problem = (ObjectNode) json();
    problem.remove("request_id");
    problem.remove("timestamp");
    return problem;
  }

  /** The answer's error code; empty where it is no problem. */
  public String errorCode() {
    return json().path("error_code").asText();
  }

  @Override
  public String toString() {
    return answer.toPrettyString();
  }
}
