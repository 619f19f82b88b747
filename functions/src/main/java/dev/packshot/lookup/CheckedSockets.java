package dev.packshot.lookup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * A source of TLS connections to allowed addresses only. The address is checked when a connection
 * is made to it, so a name that resolves to another address by then is refused as well. The
 * certificate is checked against the name as usual.
 */
final class CheckedSockets extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final Predicate<InetAddress> allowed;

  CheckedSockets(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
    this.tls = tls;
    this.allowed = allowed;
  }

  /** A socket that connects to allowed addresses only. */
  private final class CheckedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress internet
          && !internet.isUnresolved()
          && !allowed.test(internet.getAddress())) {
        throw new ConnectException("the address " + internet.getAddress() + " is not public");
      }
      super.connect(endpoint, timeout); // refuses an unresolved address
    }
  }

  /** Returns a socket without TLS, which the caller connects and puts under TLS. */
  @Override
  public Socket createSocket() {
    return new CheckedSocket();
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(connected, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    var socket = createSocket();
    socket.connect(new InetSocketAddress(address, port));
    return createSocket(socket, address.getHostName(), port, true);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
