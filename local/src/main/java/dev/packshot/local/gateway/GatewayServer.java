package dev.packshot.local.gateway;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Jetty that listens on loopback only. Its few threads wait for no client, so slow clients occupy
 * connections, of which there may be {@value #MAX_CONNECTIONS}, but no threads.
 */
final class GatewayServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_CONNECTIONS = 1_000;
  private static final int BACKLOG = 128;
  private static final int MAX_THREADS = 12;
  private static final int MIN_THREADS = 4;

  /** More than API Gateway's limit, so that our own answer tells of the limit. */
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  private final Server server;
  private final ServerConnector connector;
  private final ConnectionDeadlines deadlines;

  private GatewayServer(int port, Duration timeLimit) {
    this.server = new Server(threads());
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    this.deadlines = new ConnectionDeadlines(timeLimit);
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(2 * timeLimit.toMillis());
    connector.addBean(deadlines);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free port
   * @param timeLimit the time that a client may take to send a request's headers, and its body
   * @param errors answers the requests that Jetty cannot parse
   */
  static GatewayServer start(int port, Duration timeLimit, Handler handler, Request.Handler errors)
      throws IOException {
    var gateway = new GatewayServer(port, timeLimit);
    gateway.server.setHandler(handler);
    gateway.server.setErrorHandler(errors);
    try {
      gateway.server.start();
    } catch (Exception e) {
      gateway.close();
      throw e.getCause() instanceof BindException inUse ? inUse : new IOException(e);
    }
    gateway.deadlines.checkPeriodically(gateway.server.getScheduler());
    return gateway;
  }

  int port() {
    return connector.getLocalPort();
  }

  ConnectionDeadlines deadlines() {
    return deadlines;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not stop", e);
    }
  }

  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("gateway");
    threads.setDaemon(true);
    return threads;
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
    configuration.setUriCompliance(UriCompliance.UNSAFE); // functions decide about paths
    return configuration;
  }
}
