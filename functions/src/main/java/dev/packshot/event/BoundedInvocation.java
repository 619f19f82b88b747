package dev.packshot.event;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.dynamo.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A handler whose retries end before the time of its invocation. */
public final class BoundedInvocation implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public BoundedInvocation(RequestStreamHandler handler) {
    this.handler = handler;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Deadline.start(context::getRemainingTimeInMillis);
    try {
      handler.handleRequest(event, answer, context);
    } finally {
      Deadline.end();
    }
  }
}
