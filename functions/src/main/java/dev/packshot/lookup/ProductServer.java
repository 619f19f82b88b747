package dev.packshot.lookup;

import java.net.URI;
import java.util.Set;

/**
 * A server that knows products and has the API of Open Food Facts.
 *
 * @param url the start of its URLs: https, or http on this machine
 * @param contact the email address of the deployment's operator, which the server's operators may
 *     write to
 * @param perMinute the greatest number of requests in a minute
 */
public record ProductServer(URI url, String contact, int perMinute) {
  /** The limit of Open Food Facts (openfoodfacts.github.io/openfoodfacts-server/api). */
  public static final int USUAL_PER_MINUTE = 15;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public ProductServer {
    if (url.getHost() == null
        || url.getUserInfo() != null
        || url.getQuery() != null
        || url.getFragment() != null
        || !(url.getScheme().equals("https") || isLocal(url))) {
      throw new IllegalArgumentException(
          "The server of products must be an https URL without user, query and fragment: " + url);
    }
  }

  /** Returns whether a URL is one of this machine without TLS. */
  public static boolean isLocal(URI url) {
    return "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
  }

  /** Returns the URL of a product's document. */
  URI product(String number) {
    var base = url.toString().replaceAll("/+$", "");
    return URI.create(base + "/api/v2/product/" + number + ".json?fields=code,product_name");
  }

  /** Returns the name of this client, as Open Food Facts asks for it. */
  String userAgent() {
    var version = ProductServer.class.getPackage().getImplementationVersion();
    return "Packshot/" + (version == null ? "0" : version) + " (" + contact + ")";
  }
}
