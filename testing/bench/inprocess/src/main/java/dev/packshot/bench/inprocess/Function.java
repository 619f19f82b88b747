package dev.packshot.bench.inprocess;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One of our functions in this JVM. */
record Function(RequestStreamHandler handler) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InvocationContext CONTEXT = new InvocationContext("bench", line -> {});

  /** A call with this event; it fails where the answer is a refusal. */
  Cost.Call call(String event) {
    var bytes = event.getBytes(StandardCharsets.UTF_8);
    return () -> answer(bytes);
  }

  /** One field of what is answered to this event. */
  String ask(String event, String field) throws IOException {
    var answer = JSON.readTree(answer(event.getBytes(StandardCharsets.UTF_8)));
    JsonNode body = JSON.readTree(answer.get("body").asText());
    return body.get(field).asText();
  }

  private String answer(byte[] event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, CONTEXT);
    var text = answer.toString(StandardCharsets.UTF_8);
    if (!text.startsWith("{\"statusCode\":20")) {
      throw new IllegalStateException(text);
    }
    return text;
  }
}
