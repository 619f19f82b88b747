package dev.packshot.ledger;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The client's name for a photo in the metadata of the photo's object, which has room for ASCII
 * only. By it, the upload event finds the promise.
 */
public final class ClientIdHeader {
  /** The name of the metadata. */
  public static final String NAME = "client-id";

  private ClientIdHeader() {}

  public static String encode(String clientId) {
    return URLEncoder.encode(clientId, StandardCharsets.UTF_8);
  }

  /** Returns the client's name; empty for a value that no form contains. */
  public static Optional<String> decode(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
