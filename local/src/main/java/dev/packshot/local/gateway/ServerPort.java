package dev.packshot.local.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The port that a gateway listens on, and the clients that it admits there.
 *
 * @param host the address to listen on
 * @param port 0 for any free port
 * @param tls the certificate, if the port has TLS; then it takes plain HTTP as well
 * @param admits whether a client with this address is admitted
 * @param storage what is passed on to S3, if anything is
 */
public record ServerPort(
    String host,
    int port,
    Optional<SslContextFactory.Server> tls,
    Predicate<InetAddress> admits,
    Optional<Storage> storage) {

  /**
   * The requests that are passed on to S3: those with TLS whose path is in the bucket.
   *
   * @param path the path of the bucket
   * @param server the address of S3
   * @param hosts whether a request with this header {@code Host} is passed on
   */
  public record Storage(String path, URI server, Predicate<String> hosts) {
    boolean includes(String rawPath) {
      return rawPath.equals(path) || rawPath.startsWith(path + "/");
    }
  }

  /** Returns a port on loopback only, without TLS. */
  static ServerPort onLoopback(int port) {
    return new ServerPort("127.0.0.1", port, Optional.empty(), client -> true, Optional.empty());
  }
}
