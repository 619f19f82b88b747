package dev.packshot.localstack;

import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A program that runs DynamoDB Local in memory and listens on loopback only, unlike DynamoDB
 * Local's own program. LocalStack passes account and region in the credentials, and each pair has
 * its own database.
 */
public final class LoopbackDynamo {
  private static final String LOOPBACK = "127.0.0.1";

  private LoopbackDynamo() {}

  /** Starts the server on the port of the option {@code -port}. Ignores other options. */
  public static void main(String[] arguments) throws Exception {
    endWithParent();
    start(port(List.of(arguments))).join();
  }

  /**
   * Does nothing. LocalStack starts an agent that lifts a limit of 20 indexes, which is not needed.
   */
  public static void premain(String arguments) {}

  /** Ends this process with its parent, because LocalStack may be killed without stopping it. */
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
