package dev.packshot.local.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The local network as this machine sees it.
 *
 * @param hostName the machine's name, which may be empty
 * @param addresses the machine's IPv4 addresses; the first is the one to tell
 * @param subnets the ranges that the machine is in
 */
public record LocalNetwork(String hostName, List<InetAddress> addresses, List<Subnet> subnets) {
  /** The ranges for local networks: RFC 1918, 3927, 6598, 4193 and 4291. */
  private static final List<Subnet> PRIVATE =
      Stream.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "fc00::/7",
              "fe80::/10",
              "::1/128")
          .map(Subnet::parse)
          .toList();

  /** The shortest prefix of a range that is taken for a local network. */
  private static final int MIN_PREFIX = 8;

  /**
   * Reads the network.
   *
   * @param chosen the address to tell; if empty, it is that of the way to the internet
   * @return empty if the machine has no such address
   */
  public static Optional<LocalNetwork> read(Optional<InetAddress> chosen) {
    try {
      var interfaces = Interfaces.read();
      var addresses = new ArrayList<>(interfaces.addresses());
      var first = chosen.or(Interfaces::towardsInternet).filter(it -> isHere(it, addresses));
      if (chosen.isPresent() && first.isEmpty()) {
        return Optional.empty();
      }
      first.ifPresent(address -> moveToFront(address, addresses));
      return addresses.isEmpty()
          ? Optional.empty()
          : Optional.of(new LocalNetwork(machineName(), addresses, interfaces.subnets()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the address to tell. */
  public InetAddress address() {
    return addresses.get(0);
  }

  /** Returns whether a client with this address is in the local network. */
  public boolean admits(InetAddress client) {
    return ranges().stream().anyMatch(range -> range.contains(client));
  }

  /** Returns all ranges of addresses that are taken for local. */
  List<Subnet> ranges() {
    var own = subnets.stream().filter(subnet -> subnet.prefix() >= MIN_PREFIX);
    return Stream.concat(PRIVATE.stream(), own).distinct().toList();
  }

  /** Returns the names by which devices can find the machine; the first by multicast DNS. */
  List<String> names() {
    return hostName.isEmpty() ? List.of("localhost") : List.of(hostName + ".local", "localhost");
  }

  /** Returns the names and addresses that are the machine's in an URL. */
  List<String> hosts() {
    var hosts = new ArrayList<>(names());
    addresses.forEach(address -> hosts.add(address.getHostAddress()));
    hosts.add("127.0.0.1");
    return hosts.stream().distinct().toList();
  }

  private static boolean isHere(InetAddress address, List<InetAddress> addresses) {
    return addresses.contains(address) || address.isLoopbackAddress();
  }

  private static void moveToFront(InetAddress address, List<InetAddress> addresses) {
    addresses.remove(address);
    addresses.add(0, address);
  }

  /** Returns the first label of the host name, with the characters of DNS only. */
  private static String machineName() {
    try {
      return nameOf(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return "";
    }
  }

  static String nameOf(String hostName) {
    var label = hostName.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
    var name = label.replaceAll("[^a-z0-9-]", "").replaceAll("^-+|-+$", "");
    return name.equals("localhost") || name.matches("\\d*") ? "" : name;
  }
}
