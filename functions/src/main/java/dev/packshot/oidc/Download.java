package dev.packshot.oidc;

import dev.packshot.work.Background;
import dev.packshot.work.TimeLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The download of a small document. It takes at most two seconds, follows no redirect and reads no
 * more than the maximum, whatever the server does.
 */
final class Download {
  static final int MAX_BYTES = 256 * 1_024;
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration TOTAL = Duration.ofSeconds(2);
  private static final int CHUNK = 8_192;

  private final TimeLimit limit;

  Download(Background background) {
    this.limit = new TimeLimit(background, TOTAL);
  }

  /** Returns the document under a URL. */
  String text(URI url) throws IssuerUnavailableException {
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout((int) SILENCE.toMillis());
      connection.setReadTimeout((int) SILENCE.toMillis());
      connection.setRequestProperty("Accept", "application/json");
      return limit.call(() -> text(connection), connection::disconnect);
    } catch (IOException unreadable) {
      throw new IssuerUnavailableException(url + ": " + unreadable.getMessage());
    }
  }

  private static String text(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("status " + connection.getResponseCode());
    }
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    try (var body = connection.getInputStream()) {
      for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
        bytes.write(chunk, 0, count);
        if (bytes.size() > MAX_BYTES) {
          throw new IOException("more than " + MAX_BYTES + " bytes");
        }
      }
    } finally {
      connection.disconnect();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
