package dev.packshot.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;
import dev.packshot.snapshot.SnapStartHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** What Lambda calls: over a graph of its own making, or over one that it is given. */
abstract class LambdaHandler implements RequestStreamHandler {
  private final RequestStreamHandler calls;

  /** On Lambda, where the graph is made from the environment, and anew after a snapshot. */
  LambdaHandler(
      Function<AppComponent, ? extends RequestStreamHandler> onGraph, Priming rehearsal) {
    this.calls = SnapStartHandler.register(onGraph, rehearsal);
  }

  /** Over the graph that these calls are part of. */
  LambdaHandler(RequestStreamHandler calls) {
    this.calls = calls;
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    calls.handleRequest(event, answer, context);
  }
}
