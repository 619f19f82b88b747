package dev.packshot.local.issuer;

import com.sun.net.httpserver.HttpServer;
import dev.packshot.graph.Settings;
import dev.packshot.json.JsonWriter;
import dev.packshot.local.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * An OpenID Connect issuer on loopback for development: it gives a token to every program of this
 * machine that asks for one. The functions check its tokens as those of any other issuer.
 *
 * <p>The id of a user is computed from the issuer's URL, so the port is kept in a file of the data
 * folder and is the same after a restart, unless another program has taken it.
 */
public final class DevelopmentIssuer implements AutoCloseable {
  /** The subject of tokens if the request names none. */
  public static final String SUBJECT = "demo";

  private static final String PORT_FILE = "issuer-port";
  private static final String HOST = "127.0.0.1";

  private final HttpServer server;
  private final ExecutorService threads;
  private final DevelopmentTokens tokens;

  private DevelopmentIssuer(HttpServer server, Clock clock) {
    this.server = server;
    this.threads = Executors.newCachedThreadPool(DevelopmentIssuer::daemon);
    this.tokens = new DevelopmentTokens(url(), clock);
  }

  /**
   * Starts to listen on the port of the earlier run, or on a free one.
   *
   * @param log receives a line if the port has changed
   */
  public static DevelopmentIssuer start(Path folder, Clock clock, Consumer<String> log) {
    try {
      var issuer = new DevelopmentIssuer(listen(folder, log), clock);
      issuer.server.createContext(
          "/", new IssuerHandler(issuer.url(), issuer.tokens, new AuthorizationCodes(clock)));
      issuer.server.setExecutor(issuer.threads);
      issuer.server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address, such as {@code http://127.0.0.1:9091}, which is in the tokens. */
  public String url() {
    return "http://" + HOST + ":" + server.getAddress().getPort();
  }

  /** Returns a new token of a subject. */
  public String token(String subject) {
    return tokens.token(subject);
  }

  /** Returns a new token of the demo user as JSON for the local page. */
  public String json() {
    return JsonWriter.object(json -> json.field("token", token(SUBJECT)));
  }

  /** Returns the settings of functions that trust this issuer, and give cookies to its users. */
  public Settings trustedBy(Settings settings) {
    return settings
        .with(Settings.ISSUER, url())
        .with(Settings.AUDIENCE, DevelopmentTokens.AUDIENCE)
        .with(Settings.COOKIE_DOMAIN, HOST);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private static HttpServer listen(Path folder, Consumer<String> log) throws IOException {
    var file = new PrivateFile(folder.resolve(PORT_FILE));
    var known = file.read().map(String::strip).filter(it -> it.matches("[1-9]\\d{0,4}"));
    if (known.isPresent()) {
      var server = listen(Integer.parseInt(known.get()));
      if (server.isPresent()) {
        return server.get();
      }
      log.accept(
          "port " + known.get() + " of the issuer is taken; with the new one, its users are new.");
    }
    var server = listen(0).orElseThrow(() -> new IOException("no port is free"));
    file.write(server.getAddress().getPort() + "\n");
    return server;
  }

  /** Returns a server on a port; empty if it is taken. */
  private static Optional<HttpServer> listen(int port) {
    try {
      return Optional.of(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException | IllegalArgumentException taken) {
      return Optional.empty();
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "issuer");
    thread.setDaemon(true);
    return thread;
  }
}
