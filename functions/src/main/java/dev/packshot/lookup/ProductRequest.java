package dev.packshot.lookup;

import dev.packshot.work.Background;
import dev.packshot.work.TimeLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * A request for a small document. It takes no longer than {@link #TOTAL}, follows no redirect and
 * reads at most {@link #MAX_BYTES}, whatever the server does.
 */
final class ProductRequest {
  static final int MAX_BYTES = 64 * 1_024;
  static final Duration TOTAL = Duration.ofSeconds(3);
  private static final int CHUNK = 8_192;
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final SSLSocketFactory sockets;
  private final TimeLimit limit;

  ProductRequest(SSLSocketFactory sockets, Background background) {
    this.sockets = sockets;
    this.limit = new TimeLimit(background, TOTAL);
  }

  /**
   * A server's answer.
   *
   * @param body that of an answer with status 200
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, Optional<String> retryAfter, byte[] body) {}

  /** Sends the request and returns the answer. */
  Answer send(URI url, String userAgent) throws IOException {
    var connection = connection(url);
    connection.setRequestProperty("User-Agent", userAgent);
    connection.setRequestProperty("Accept", "application/json");
    return limit.call(() -> read(connection), connection::disconnect);
  }

  private HttpURLConnection connection(URI url) throws IOException {
    var connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) SILENCE.toMillis());
    connection.setReadTimeout((int) SILENCE.toMillis());
    return connection;
  }

  private static Answer read(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    var retryAfter = Optional.ofNullable(connection.getHeaderField("Retry-After"));
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      return new Answer(status, retryAfter, new byte[0]);
    }
    try (var body = connection.getInputStream()) {
      return new Answer(status, retryAfter, read(body));
    } catch (IOException failed) {
      connection.disconnect(); // closing the body alone would read the rest
      throw failed;
    }
  }

  private static byte[] read(InputStream body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
      bytes.write(chunk, 0, count);
      if (bytes.size() > MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
    }
    return bytes.toByteArray();
  }
}
