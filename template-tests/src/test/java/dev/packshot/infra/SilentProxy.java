package dev.packshot.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TCP proxy that accepts its first connections and never answers them. */
final class SilentProxy implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;
  private final URI target;
  private final int silentConnections;
  private int connections;

  SilentProxy(URI target, int silentConnections) {
    this.target = target;
    this.silentConnections = silentConnections;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.execute(this::accept);
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        if (connections++ >= silentConnections) {
          var upstream = new Socket(target.getHost(), target.getPort());
          pipe(client.getInputStream(), upstream.getOutputStream());
          pipe(upstream.getInputStream(), client.getOutputStream());
        }
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void pipe(InputStream from, OutputStream to) {
    threads.execute(
        () -> {
          try (from;
              to) {
            from.transferTo(to);
          } catch (IOException closed) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
