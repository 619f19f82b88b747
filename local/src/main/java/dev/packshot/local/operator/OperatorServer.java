package dev.packshot.local.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.cli.Cli;
import dev.packshot.cli.Deployment;
import dev.packshot.cli.LocalRun;
import dev.packshot.cli.Terminal;
import dev.packshot.local.file.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/**
 * A server on loopback that executes the commands of {@code packshot --data}, because only this
 * process can use the database. It requires a secret that is new with each start and is in a file
 * that only the owner of the data can read.
 */
public final class OperatorServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECRET_BYTES = 32;

  private final Deployment deployment;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService thread;
  private final PrivateFile file;
  private final String secret = newSecret();

  private OperatorServer(Deployment deployment, Clock clock, Path folder) throws IOException {
    this.deployment = deployment;
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "operator"));
    this.file = new PrivateFile(folder.resolve(LocalRun.FILE));
  }

  /** Starts the server and writes the file. */
  public static OperatorServer start(Deployment deployment, Clock clock, Path folder) {
    try {
      var operator = new OperatorServer(deployment, clock, folder);
      operator.server.createContext("/", operator::answer);
      operator.server.setExecutor(operator.thread);
      operator.server.start();
      var port = operator.server.getAddress().getPort();
      operator.file.write("http://127.0.0.1:" + port + "/\n" + operator.secret + "\n");
      return operator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    file.delete();
    server.stop(0);
    thread.shutdown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isAllowed(exchange)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      var answer = execute(JSON.readTree(exchange.getRequestBody())).write().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    var given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return exchange.getRequestMethod().equals("POST")
        && MessageDigest.isEqual(given.getBytes(UTF_8), ("Bearer " + secret).getBytes(UTF_8));
  }

  private LocalRun.Answer execute(JsonNode command) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.unattended(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(LocalRun.KEY, command.path("key").asText()));
    var arguments =
        StreamSupport.stream(command.path("arguments").spliterator(), false)
            .map(JsonNode::asText)
            .toArray(String[]::new);
    var cli = new Cli(terminal, stage -> deployment, clock);
    int exitCode = cli.run(arguments);
    return new LocalRun.Answer(exitCode, out.toString(UTF_8), err.toString(UTF_8), cli.question());
  }

  private static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
