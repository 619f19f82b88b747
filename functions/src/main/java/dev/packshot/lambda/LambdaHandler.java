package dev.packshot.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;
import dev.packshot.snapshot.SnapStartHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Lambda's entry point for one function. */
abstract class LambdaHandler implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  /**
   * Creates an entry point.
   *
   * @param function builds the function on each new object graph
   */
  LambdaHandler(Function<AppComponent, RequestStreamHandler> function, Priming priming) {
    this.handler = SnapStartHandler.register(function, priming);
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var repeatable = event.markSupported() ? event : new BufferedInputStream(event);
    if (KeepAlive.is(repeatable)) {
      answer.write(KeepAlive.ANSWER);
    } else {
      handler.handleRequest(repeatable, answer, context);
    }
  }
}
