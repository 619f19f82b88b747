package dev.packshot.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A second LocalStack, which tests can stop and start. */
final class SecondLocalStack implements AutoCloseable {
  private final Map<String, String> environment = new HashMap<>();
  private final Path pidFile;

  SecondLocalStack() {
    var port = Integer.toString(freePort());
    environment.put("LOCALSTACK_PORT", port);
    environment.put("DOCKER", "");
    pidFile = Path.of("..", "..", "..", ".localstack", "run-" + port, "pid");
  }

  Map<String, String> environment() {
    return environment;
  }

  void start() {
    Command.run(environment, "local/localstack/launch", "start").expectSuccess();
  }

  /** Stops the process with SIGSTOP, so that it accepts connections but does not answer. */
  void freeze() {
    signal("STOP");
  }

  /** Continues the process after {@link #freeze}. */
  void thaw() {
    signal("CONT");
  }

  void stop() {
    Command.run(environment, "local/localstack/launch", "stop").expectSuccess();
  }

  @Override
  public void close() {
    if (Files.exists(pidFile)) {
      thaw();
      stop();
    }
  }

  private void signal(String name) {
    Command.run(Map.of(), "kill", "-" + name, pid()).expectSuccess();
  }

  private String pid() {
    try {
      return Files.readString(pidFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
