package dev.packshot.lookup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** An HTTP server that does with each connection what a test says, however wrong that is. */
final class ScriptedServer implements AutoCloseable {
  final AtomicInteger connections = new AtomicInteger();

  /** The heads of the requests. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final ServerSocket server;
  private final String scheme;
  private volatile Script script;

  private ScriptedServer(ServerSocket server, String scheme, Script script) {
    this.server = server;
    this.scheme = scheme;
    this.script = script;
    var thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The behaviour of a server after it has read the head of a request. */
  interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  static ScriptedServer start(Script script) {
    return start(ServerSocketFactory.getDefault(), "http", script);
  }

  static ScriptedServer start(ServerSocketFactory sockets, String scheme, Script script) {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      return new ScriptedServer(sockets.createServerSocket(0, 50, loopback), scheme, script);
    } catch (IOException unavailable) {
      throw new AssertionError(unavailable);
    }
  }

  /** Returns a script that sends an answer and closes the connection. */
  static Script answer(int status, String body, String... headers) {
    return out -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var head = new StringBuilder("HTTP/1.1 " + status + " x\r\nConnection: close\r\n");
      for (var header : headers) {
        head.append(header).append("\r\n");
      }
      head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
    };
  }

  void become(Script other) {
    script = other;
  }

  URI url() {
    return url("127.0.0.1");
  }

  URI url(String host) {
    return URI.create(scheme + "://" + host + ":" + server.getLocalPort());
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.incrementAndGet();
        var thread = new Thread(() -> serve(socket), "scripted-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(head(socket));
      script.answer(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException hungUp) {
      // the client has had enough
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(Socket socket) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    var lines = new ArrayList<String>();
    for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
