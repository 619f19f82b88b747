package dev.packshot.local.issuer;

import java.net.URI;
import java.util.Set;

/** The rules for pages of this machine, to which alone the issuer gives codes and tokens. */
final class LoopbackPage {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private LoopbackPage() {}

  /** Returns whether a {@code Host} header has a loopback name, with or without a port. */
  static boolean isHost(String host) {
    return host != null && HOSTS.contains(host.replaceFirst(":\\d+$", ""));
  }

  /** Returns whether an {@code Origin} header is that of a page of this machine. */
  static boolean isOrigin(String origin) {
    try {
      return origin(URI.create(origin)).equals(origin);
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  /**
   * Returns the origin of a page.
   *
   * @throws IllegalArgumentException if it is not a page of this machine
   */
  static String origin(URI page) {
    if (!"http".equals(page.getScheme())
        || page.getHost() == null
        || !HOSTS.contains(page.getHost())
        || page.getRawUserInfo() != null
        || page.getRawFragment() != null) {
      throw new IllegalArgumentException("redirect_uri must be a page of this machine.");
    }
    return "http://" + page.getHost() + (page.getPort() < 0 ? "" : ":" + page.getPort());
  }
}
