package dev.packshot.oidc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The download of a small document. It takes at most about four seconds, follows no redirect and
 * reads no more than the maximum, whatever the server does.
 */
final class Download {
  static final int MAX_BYTES = 256 * 1_024;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(2);
  private static final int CHUNK = 8_192;

  private Download() {}

  /** Returns the document under a URL. */
  static String text(URI url) throws IssuerUnavailableException {
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
      connection.setRequestProperty("Accept", "application/json");
      try {
        return text(url, connection);
      } finally {
        connection.disconnect();
      }
    } catch (IOException unreadable) {
      throw new IssuerUnavailableException(url + ": " + unreadable);
    }
  }

  private static String text(URI url, HttpURLConnection connection)
      throws IOException, IssuerUnavailableException {
    long deadline = System.nanoTime() + TOTAL_TIMEOUT.toNanos();
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IssuerUnavailableException(
          url + " answered with status " + connection.getResponseCode() + ".");
    }
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    try (var body = connection.getInputStream()) {
      for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
        bytes.write(chunk, 0, count);
        if (bytes.size() > MAX_BYTES) {
          throw new IssuerUnavailableException(url + " has more than " + MAX_BYTES + " bytes.");
        }
        if (System.nanoTime() > deadline) {
          throw new IssuerUnavailableException(url + " takes too long.");
        }
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
