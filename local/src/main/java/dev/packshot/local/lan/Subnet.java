package dev.packshot.local.lan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A range of addresses.
 *
 * @param prefix the number of leading bits that its addresses have in common
 */
record Subnet(InetAddress base, int prefix) {

  /** Parses a range such as {@code 10.0.0.0/8}. */
  static Subnet parse(String text) {
    int slash = text.indexOf('/');
    try {
      return new Subnet(
          InetAddress.getByName(text.substring(0, slash)),
          Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  boolean contains(InetAddress address) {
    return address.getAddress().length == base.getAddress().length
        && Arrays.equals(masked(address), masked(base));
  }

  /** Returns the first address, then the mask, as certificates have them (RFC 5280, 4.2.1.10). */
  byte[] addressAndMask() {
    var first = masked(base);
    var both = Arrays.copyOf(first, 2 * first.length);
    for (int at = 0; at < first.length; at++) {
      both[first.length + at] = mask(at);
    }
    return both;
  }

  private byte[] masked(InetAddress address) {
    var bytes = address.getAddress();
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] &= mask(at);
    }
    return bytes;
  }

  private byte mask(int at) {
    int ones = Math.max(0, Math.min(Byte.SIZE, prefix - at * Byte.SIZE));
    return (byte) (0xff << (Byte.SIZE - ones));
  }
}
