package dev.packshot.localstack;

import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory, on the loopback address alone; its own program listens on every
 * address. LocalStack names a table's account and region in the credentials, so that each has a
 * database of its own.
 */
public final class LoopbackDynamo {
  private static final String LOOPBACK = "127.0.0.1";

  private LoopbackDynamo() {}

  /** Takes {@code -port} and its number, and leaves what else LocalStack says. */
  public static void main(String[] arguments) throws Exception {
    endWithParent();
    start(port(List.of(arguments))).join();
  }

  /** LocalStack gives an agent that lifts a limit of 20 indexes; there is nothing to lift here. */
  public static void premain(String arguments) {}

  /** LocalStack leads no group that this process is in, and may be killed. */
  private static void endWithParent() {
    var parent = ProcessHandle.current().parent().orElseThrow();
    var watch =
        new Thread(
            () -> {
              parent.onExit().join();
              Runtime.getRuntime().halt(0);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static int port(List<String> arguments) {
    return Integer.parseInt(arguments.get(arguments.indexOf("-port") + 1));
  }

  private static Server start(int port) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    server.addConnector(connector);
    var engine = new LocalDynamoDBRequestHandler(0, true, null, false, false);
    server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(engine, null)));
    server.start();
    return server;
  }
}
