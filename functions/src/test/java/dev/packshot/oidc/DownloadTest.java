package dev.packshot.oidc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.work.ThreadPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Downloads from a server whose answer never ends. */
@Timeout(20)
class DownloadTest {
  private final ThreadPool threads = new ThreadPool();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void endsWhileTheHeadersDrip() throws IOException {
    assertEnds("HTTP/1.1 200 OK\r\nX-Long: ");
  }

  @Test
  void endsWhileTheBodyDrips() throws IOException {
    assertEnds("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
  }

  private void assertEnds(String beginning) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      new Thread(() -> drip(server, beginning)).start();
      var url = URI.create("http://127.0.0.1:" + server.getLocalPort());
      assertThatThrownBy(() -> new Download(threads).text(url))
          .isInstanceOf(IssuerUnavailableException.class)
          .hasMessage(url + ": no answer within 2 seconds");
    }
  }

  /** Sends a byte every 100 ms, until the connection is closed. */
  private static void drip(ServerSocket server, String beginning) {
    try (var connection = server.accept()) {
      var out = connection.getOutputStream();
      out.write(beginning.getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException ended) {
      // as it should be
    }
  }
}
