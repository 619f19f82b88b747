package dev.packshot.devkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** A reader of the TCP addresses on which a process listens, from Linux's {@code /proc}. */
public final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningSockets() {}

  public static Set<InetSocketAddress> of(long pid) throws IOException {
    var process = Path.of("/proc", Long.toString(pid));
    var sockets = socketsOf(process);
    var addresses = new HashSet<InetSocketAddress>();
    for (var table : Set.of("tcp", "tcp6")) {
      for (var line : Files.readAllLines(process.resolve("net").resolve(table))) {
        var column = line.trim().split(" +", -1);
        if (column[STATE].equals(LISTEN) && sockets.contains("socket:[" + column[INODE] + "]")) {
          addresses.add(address(column[LOCAL_ADDRESS]));
        }
      }
    }
    return addresses;
  }

  private static Set<String> socketsOf(Path process) throws IOException {
    try (var descriptors = Files.list(process.resolve("fd"))) {
      return descriptors.map(ListeningSockets::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /**
   * Parses an address of 32-bit words in the machine's byte order: {@code 0100007F:1F90} is
   * 127.0.0.1:8080.
   */
  private static InetSocketAddress address(String hex) throws UnknownHostException {
    var colon = hex.indexOf(':');
    var words = ByteBuffer.wrap(HexFormat.of().parseHex(hex.substring(0, colon)));
    var bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      bytes.putInt(words.getInt());
    }
    var port = Integer.parseInt(hex.substring(colon + 1), 16);
    return new InetSocketAddress(InetAddress.getByAddress(bytes.array()), port);
  }
}
