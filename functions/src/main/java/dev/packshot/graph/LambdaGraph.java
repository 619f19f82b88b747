package dev.packshot.graph;

import java.util.List;

/** An object graph of a deployed function, and the resources to release when it is discarded. */
public final class LambdaGraph implements AutoCloseable {
  private final AppComponent app;
  private final List<Runnable> closers;

  public LambdaGraph(AppComponent app, List<Runnable> closers) {
    this.app = app;
    this.closers = closers;
  }

  /** A factory of graphs. */
  public interface Factory {
    LambdaGraph create(AwsTransport transport);
  }

  /** Creates a graph from the environment variables. */
  public static LambdaGraph create(AwsTransport transport) {
    var app = DaggerLambdaComponent.factory().create(transport);
    return new LambdaGraph(
        app,
        List.of(() -> app.http().close(), () -> app.threads().close(), AwsTransport::closeShared));
  }

  public AppComponent app() {
    return app;
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
  }
}
