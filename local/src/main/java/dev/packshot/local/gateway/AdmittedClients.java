package dev.packshot.local.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;

/** The clients whose connections are not closed at once. */
record AdmittedClients(Predicate<InetAddress> admits) implements Connection.Listener {
  @Override
  public void onOpened(Connection connection) {
    var client = connection.getEndPoint().getRemoteSocketAddress();
    if (!(client instanceof InetSocketAddress address) || !admits.test(address.getAddress())) {
      connection.getEndPoint().close();
    }
  }
}
