package dev.packshot.local.gateway;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Jetty whose few threads wait for no client, so slow clients occupy connections, of which there
 * may be {@value #MAX_CONNECTIONS}, but no threads.
 */
final class GatewayServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 1_000;
  private static final int BACKLOG = 128;
  private static final int MAX_THREADS = 12;
  private static final int MIN_THREADS = 4;

  /** More than API Gateway's limit, so that our own answer tells of the limit. */
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  private final Server server;
  private final ServerConnector connector;
  private final ConnectionDeadlines deadlines;

  private GatewayServer(ServerPort serverPort, Duration timeLimit) {
    this.server = new Server(threads());
    this.connector = new ServerConnector(server, 1, 1, protocols(serverPort));
    this.deadlines = new ConnectionDeadlines(timeLimit);
    connector.setHost(serverPort.host());
    connector.setPort(serverPort.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(2 * timeLimit.toMillis());
    connector.addBean(deadlines);
    connector.addBean(new AdmittedClients(serverPort.admits()));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
  }

  /**
   * Starts to listen.
   *
   * @param timeLimit the time that a client may take to send a request's headers, and its body
   * @param errors answers the requests that Jetty cannot parse
   */
  static GatewayServer start(
      ServerPort serverPort, Duration timeLimit, Handler handler, Request.Handler errors)
      throws IOException {
    var gateway = new GatewayServer(serverPort, timeLimit);
    gateway.server.setHandler(
        serverPort
            .storage()
            .<Handler>map(it -> new StorageProxy(it, handler, gateway::deadlines))
            .orElse(handler));
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

  /** Returns HTTP, after TLS if the client begins with it. */
  private static ConnectionFactory[] protocols(ServerPort serverPort) {
    var http = new HttpConnectionFactory(configuration());
    if (serverPort.tls().isEmpty()) {
      return new ConnectionFactory[] {http};
    }
    http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
    var tls = new SslConnectionFactory(serverPort.tls().get(), http.getProtocol());
    return new ConnectionFactory[] {new DetectorConnectionFactory(tls), http};
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
