package dev.packshot.graph;

import java.util.List;

/** One object graph of a deployed function, with what has to be let go of in the end. */
final class LambdaGraph implements AutoCloseable {
  private final AppComponent app;
  private final List<Runnable> ends;

  LambdaGraph(AppComponent app, List<Runnable> ends) {
    this.app = app;
    this.ends = ends;
  }

  /** Makes graphs. */
  interface Maker {
    LambdaGraph make(Connections connections);
  }

  /** From the environment variables. */
  static LambdaGraph make(Connections connections) {
    var app = DaggerLambdaComponent.factory().create(connections);
    return new LambdaGraph(app, List.of(() -> app.http().close(), () -> app.threads().shutdown()));
  }

  AppComponent app() {
    return app;
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
  }
}
