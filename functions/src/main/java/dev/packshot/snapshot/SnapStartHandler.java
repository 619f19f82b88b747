package dev.packshot.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.RequestLog;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.Connections;
import dev.packshot.graph.LambdaGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;

/**
 * A handler under SnapStart. Before the snapshot it rehearses, so that the snapshot has what a
 * first request loads; then the graph it rehearsed with is thrown away, and a new one is made after
 * each restore. So no connection, credential, random seed, id or count of one instance is ever
 * another's (docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html).
 */
final class SnapStartHandler implements RequestStreamHandler, Resource {
  private final LambdaGraph.Maker maker;
  private final Function<AppComponent, ? extends RequestStreamHandler> onGraph;
  private final Priming rehearsal;
  private LambdaGraph graph;
  private RequestStreamHandler handler;

  SnapStartHandler(
      LambdaGraph.Maker maker,
      Function<AppComponent, ? extends RequestStreamHandler> onGraph,
      Priming rehearsal) {
    this.maker = maker;
    this.onGraph = onGraph;
    this.rehearsal = rehearsal;
    make(Connections.KEPT);
  }

  /** One that CRaC tells of snapshots; whoever gets it keeps it, since CRaC does not. */
  static SnapStartHandler register(
      Function<AppComponent, ? extends RequestStreamHandler> onGraph, Priming rehearsal) {
    var handler = new SnapStartHandler(LambdaGraph::make, onGraph, rehearsal);
    Core.getGlobalContext().register(handler);
    return handler;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    handler.handleRequest(event, answer, context);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    graph.close();
    make(Connections.CLOSED_AFTER_USE);
    rehearsal.run(graph.app(), handler);
    graph.close();
    make(Connections.NONE);
    rehearsal.runDry(graph.app(), handler);
    graph.close();
    graph = null;
    handler = null;
    RequestLog.forget();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    make(Connections.KEPT);
  }

  private void make(Connections connections) {
    graph = maker.make(connections);
    handler = onGraph.apply(graph.app());
  }
}
