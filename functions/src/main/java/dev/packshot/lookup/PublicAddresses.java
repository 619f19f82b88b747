package dev.packshot.lookup;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The addresses of the public internet: all but those that IANA's registries of special-purpose
 * addresses reserve (iana.org/assignments/iana-ipv4-special-registry and
 * iana-ipv6-special-registry).
 */
final class PublicAddresses {
  private static final List<Block> RESERVED_4 =
      List.of(
          Block.of("0.0.0.0", 8), // this network
          Block.of("10.0.0.0", 8), // private
          Block.of("100.64.0.0", 10), // shared by customers of a carrier
          Block.of("127.0.0.0", 8), // loopback
          Block.of("169.254.0.0", 16), // link-local; metadata of AWS
          Block.of("172.16.0.0", 12), // private
          Block.of("192.0.0.0", 24), // protocols
          Block.of("192.0.2.0", 24), // documentation
          Block.of("192.88.99.0", 24), // relays of 6to4
          Block.of("192.168.0.0", 16), // private
          Block.of("198.18.0.0", 15), // benchmarks
          Block.of("198.51.100.0", 24), // documentation
          Block.of("203.0.113.0", 24), // documentation
          Block.of("224.0.0.0", 4), // multicast
          Block.of("240.0.0.0", 4)); // reserved, broadcast

  /** The only block of IPv6 from which public addresses are assigned. */
  private static final Block PUBLIC_6 = Block.of("2000::", 3);

  private static final List<Block> RESERVED_6 =
      List.of(
          Block.of("2001::", 23), // protocols, with Teredo
          Block.of("2001:db8::", 32), // documentation
          Block.of("2002::", 16), // 6to4, which contains an address of IPv4
          Block.of("3fff::", 20)); // documentation

  private PublicAddresses() {}

  /** A block of addresses that start with the same bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] start, int bits) {
    static Block of(String start, int bits) {
      try {
        return new Block(InetAddress.getByName(start).getAddress(), bits);
      } catch (UnknownHostException impossible) {
        throw new IllegalArgumentException(impossible);
      }
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        if (((start[bit / 8] ^ address[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns whether an address is public. Java reads IPv4 in IPv6 as an address of IPv4. */
  static boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address
        ? RESERVED_4.stream().noneMatch(block -> block.contains(bytes))
        : PUBLIC_6.contains(bytes) && RESERVED_6.stream().noneMatch(it -> it.contains(bytes));
  }
}
