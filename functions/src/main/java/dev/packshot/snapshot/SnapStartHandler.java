package dev.packshot.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.dynamo.Retry;
import dev.packshot.event.RequestLog;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AwsTransport;
import dev.packshot.graph.LambdaGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;

/**
 * A function under SnapStart. Before the snapshot it is primed, so that the snapshot contains the
 * classes and compiled code of a first request. The primed object graph is then discarded, and each
 * restored instance creates its own. Connections, credentials, random seeds, ids and counters are
 * therefore never shared by two instances
 * (docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html).
 */
public final class SnapStartHandler implements RequestStreamHandler, Resource {
  private final LambdaGraph.Factory graphs;
  private final Function<AppComponent, RequestStreamHandler> function;
  private final Priming priming;
  private final Retry.Pause pause;
  private LambdaGraph graph;
  private RequestStreamHandler handler;

  SnapStartHandler(
      LambdaGraph.Factory graphs,
      Function<AppComponent, RequestStreamHandler> function,
      Priming priming,
      Retry.Pause pause) {
    this.graphs = graphs;
    this.function = function;
    this.priming = priming;
    this.pause = pause;
    open(AwsTransport.live());
  }

  /**
   * Returns a handler that is notified of snapshots. The caller must keep a reference to it, since
   * CRaC holds only a weak one.
   */
  public static SnapStartHandler register(
      Function<AppComponent, RequestStreamHandler> function, Priming priming) {
    var handler =
        new SnapStartHandler(LambdaGraph::create, function, priming, Retry.Pause.OF_THE_THREAD);
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
    open(AwsTransport.closingConnections());
    priming.callAws(handler, pause);
    graph.close();
    open(AwsTransport.to(new AwsDouble(Priming.tableItems())));
    priming.callDouble(handler);
    graph.close();
    graph = null;
    handler = null;
    RequestLog.resetColdStart();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    open(AwsTransport.live());
  }

  private void open(AwsTransport transport) {
    graph = graphs.create(transport);
    handler = function.apply(graph.app());
  }
}
