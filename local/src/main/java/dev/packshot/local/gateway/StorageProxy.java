package dev.packshot.local.gateway;

import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The Jetty handler that passes requests on to S3, byte by byte and with their header {@code Host},
 * which clients have signed. S3 itself refuses bodies that arrive too slowly.
 */
final class StorageProxy extends Handler.Wrapper {
  private static final int MAX_CONNECTIONS = 128;

  private final ServerPort.Storage storage;
  private final Supplier<ConnectionDeadlines> deadlines;
  private final ProxyHandler proxy;

  /**
   * Creates a handler.
   *
   * @param others the handler of all other requests
   */
  StorageProxy(
      ServerPort.Storage storage, Handler others, Supplier<ConnectionDeadlines> deadlines) {
    super(others);
    this.storage = storage;
    this.deadlines = deadlines;
    this.proxy = new Forward(storage);
    installBean(proxy);
  }

  @Override
  public void setServer(org.eclipse.jetty.server.Server server) {
    super.setServer(server);
    proxy.setServer(server);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return isForStorage(request)
        ? forward(request, response, callback)
        : super.handle(request, response, callback);
  }

  private boolean isForStorage(Request request) {
    var path = request.getHttpURI().getPath();
    return request.isSecure()
        && path != null
        && storage.includes(path)
        && storage.hosts().test(String.valueOf(request.getHeaders().get(HttpHeader.HOST)));
  }

  private boolean forward(Request request, Response response, Callback callback) {
    var connection = request.getConnectionMetaData().getConnection();
    deadlines.get().suspend(connection);
    Callback restarted = Callback.from(() -> deadlines.get().restart(connection), callback);
    return proxy.handle(request, response, restarted);
  }

  /** The proxy, which adds no headers of its own. */
  private static final class Forward extends ProxyHandler.Reverse {
    Forward(ServerPort.Storage storage) {
      super(request -> address(storage, request));
    }

    private static HttpURI address(ServerPort.Storage storage, Request request) {
      return HttpURI.build(request.getHttpURI())
          .scheme(storage.server().getScheme())
          .authority(storage.server().getHost(), storage.server().getPort());
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
      super.configureHttpClient(client);
      client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
      super.copyRequestHeaders(request, forwarded);
      forwarded.headers(
          headers -> headers.put(HttpHeader.HOST, request.getHeaders().get(HttpHeader.HOST)));
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
      // S3 needs none
    }
  }
}
