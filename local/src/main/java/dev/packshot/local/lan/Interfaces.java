package dev.packshot.local.lan;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The addresses and ranges of this machine's network interfaces that are up. */
record Interfaces(List<InetAddress> addresses, List<Subnet> subnets) {
  /** An address of the internet (RFC 5737). Nothing is sent there. */
  private static final String ELSEWHERE = "198.51.100.1";

  static Interfaces read() throws IOException {
    var addresses = new ArrayList<InetAddress>();
    var subnets = new ArrayList<Subnet>();
    for (var each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (isLocal(each)) {
        for (var address : each.getInterfaceAddresses()) {
          add(address, addresses, subnets);
        }
      }
    }
    return new Interfaces(addresses, subnets);
  }

  /** Finds the address of this machine on the way to the internet, as far as the routes tell. */
  static Optional<InetAddress> towardsInternet() {
    try (var socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(ELSEWHERE, 9));
      return Optional.of(socket.getLocalAddress()).filter(it -> !it.isAnyLocalAddress());
    } catch (IOException | RuntimeException noRoute) {
      return Optional.empty();
    }
  }

  private static boolean isLocal(NetworkInterface network) throws SocketException {
    return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
  }

  private static void add(
      InterfaceAddress address, List<InetAddress> addresses, List<Subnet> subnets) {
    subnets.add(new Subnet(address.getAddress(), address.getNetworkPrefixLength()));
    if (address.getAddress() instanceof Inet4Address) {
      addresses.add(address.getAddress());
    }
  }
}
