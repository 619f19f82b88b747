package dev.packshot.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.lambda.Functions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request as an event of API Gateway. */
public final class TestRequest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestApp app;
  private final ObjectNode event = TestApp.event("routes/create-session.json");
  private final String method;
  private final String path;

  TestRequest(TestApp app, String method, String pathAndQuery) {
    var parts = pathAndQuery.split("\\?", 2);
    this.app = app;
    this.method = method;
    this.path = parts[0];
    event.put("httpMethod", method).put("path", path).put("body", (String) null);
    context().put("path", "/v1" + path).put("httpMethod", method);
    headers().remove("X-API-Key");
    if (parts.length == 2) {
      query(parts[1]);
    }
  }

  public TestRequest header(String name, String value) {
    headers().put(name, value);
    return this;
  }

  public TestRequest withoutHeader(String name) {
    headers().remove(name);
    return this;
  }

  /** Sets the source address. */
  public TestRequest from(String sourceIp) {
    ((ObjectNode) context().get("identity")).put("sourceIp", sourceIp);
    return this;
  }

  /** Sets a body of text, which is a form if it starts with a boundary. */
  public TestRequest body(String text) {
    event.put("body", text);
    return text != null && text.startsWith("--")
        ? header(
            "Content-Type",
            "multipart/form-data; boundary=" + text.lines().findFirst().orElseThrow().substring(2))
        : this;
  }

  /** Sets a binary body, which the event contains in base64. */
  public TestRequest body(byte[] bytes) {
    event.put("body", Base64.getEncoder().encodeToString(bytes)).put("isBase64Encoded", true);
    return this;
  }

  /** Returns the event, which the caller may change. */
  public ObjectNode event() {
    return event;
  }

  /** Passes the event to the handler of its route, or to the fallback. */
  public TestAnswer send() {
    var route = Route.find(method, path);
    event.putNull("pathParameters");
    route.ifPresent(found -> parameters(found.path()));
    try {
      var answer = new ByteArrayOutputStream();
      route
          .map(found -> Functions.of(found, app.graph))
          .orElseGet(() -> Functions.fallback(app.graph))
          .handleRequest(
              new ByteArrayInputStream(JSON.writeValueAsBytes(event)),
              answer,
              TestContext.with(app.log));
      return new TestAnswer(answer.toByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void parameters(String template) {
    var names = template.split("/", -1);
    var values = path.split("/", -1);
    var parameters = event.putObject("pathParameters");
    for (int at = 0; at < names.length; at++) {
      if (names[at].startsWith("{")) {
        parameters.put(names[at].substring(1, names[at].length() - 1), decoded(values[at]));
      }
    }
  }

  private void query(String text) {
    var query = event.putObject("queryStringParameters");
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private ObjectNode headers() {
    return (ObjectNode) event.get("headers");
  }

  private ObjectNode context() {
    return (ObjectNode) event.get("requestContext");
  }
}
