package dev.packshot.bench.inprocess;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A Packshot function in this JVM. */
record Function(RequestStreamHandler handler) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InvocationContext CONTEXT = new InvocationContext("bench", line -> {});

  /** Returns an invocation with an event. It fails unless the response is a success. */
  Cost.Task invocation(String event) {
    var bytes = event.getBytes(StandardCharsets.UTF_8);
    return () -> invoke(bytes);
  }

  /** Invokes the function with an event and returns one field of the body of the response. */
  String responseField(String event, String field) throws IOException {
    var response = JSON.readTree(invoke(event.getBytes(StandardCharsets.UTF_8)));
    JsonNode body = JSON.readTree(response.get("body").asText());
    return body.get(field).asText();
  }

  private String invoke(byte[] event) throws IOException {
    var output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), output, CONTEXT);
    var response = output.toString(StandardCharsets.UTF_8);
    if (!response.startsWith("{\"statusCode\":20")) {
      throw new IllegalStateException(response);
    }
    return response;
  }
}
