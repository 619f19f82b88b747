package dev.packshot.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.devkit.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** A handler that is invoked as by Lambda. */
public final class LocalFunction {
  /** Lambda's limit for the event and for the response of a synchronous invocation. */
  public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private final String name;
  private final RequestStreamHandler handler;
  private final Consumer<String> log;

  public LocalFunction(String name, RequestStreamHandler handler, Consumer<String> log) {
    this.name = name;
    this.handler = handler;
    this.log = log;
  }

  /** Returns the response. Throws the exceptions of the handler, which are errors on Lambda. */
  public byte[] invoke(byte[] event) throws IOException {
    var response = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event), response, new InvocationContext(name, log));
    return response.toByteArray();
  }
}
