package dev.packshot.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.devkit.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** A handler as Lambda calls it: one event in, one answer out, log lines beside. */
public final class LocalFunction {
  /** The most that a synchronous invocation takes and gives, on Lambda. */
  public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private final String name;
  private final RequestStreamHandler handler;
  private final Consumer<String> log;

  public LocalFunction(String name, RequestStreamHandler handler, Consumer<String> log) {
    this.name = name;
    this.handler = handler;
    this.log = log;
  }

  /** Throws whatever the handler throws; on Lambda that is a function error. */
  public byte[] invoke(byte[] event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event), answer, new InvocationContext(name, log));
    return answer.toByteArray();
  }
}
