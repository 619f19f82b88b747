package dev.packshot.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the local run listens and keeps its data.
 *
 * @param port of the API; 0 for any free one
 * @param s3Port of S3; 0 for any free one
 * @param keyPerMinute requests a minute that a new data folder's csb key may make; 0 for as many as
 *     other keys may
 * @param localStack where LocalStack is, if its table, bucket and queue are to be used
 */
record LocalSettings(int port, int s3Port, Path data, int keyPerMinute, Optional<URI> localStack) {
  private static final int LOCALSTACK_PORT = 4566;

  static LocalSettings from(Map<String, String> environment) {
    return new LocalSettings(
        port(environment, "PORT", 8080),
        port(environment, "S3_PORT", 9090),
        Path.of(text(environment, "DATA", ".data")),
        keyPerMinute(environment),
        localStack(environment));
  }

  private static int keyPerMinute(Map<String, String> environment) {
    var text = text(environment, "KEY_PER_MINUTE", "0");
    if (!text.matches("\\d{1,9}")) {
      throw new CannotStart("KEY_PER_MINUTE=" + text + " is no number of requests.");
    }
    return Integer.parseInt(text);
  }

  private static Optional<URI> localStack(Map<String, String> environment) {
    return switch (text(environment, "AWS", "embedded")) {
      case "embedded" -> Optional.empty();
      case "localstack" ->
          Optional.of(
              URI.create(
                  "http://127.0.0.1:" + port(environment, "LOCALSTACK_PORT", LOCALSTACK_PORT)));
      default -> throw new CannotStart("AWS= is embedded (the default) or localstack.");
    };
  }

  private static int port(Map<String, String> environment, String name, int whenAbsent) {
    var text = text(environment, name, Integer.toString(whenAbsent));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new CannotStart(name + "=" + text + " is no port number (0 to 65535).");
    }
    return Integer.parseInt(text);
  }

  private static String text(Map<String, String> environment, String name, String whenAbsent) {
    var text = environment.getOrDefault(name, "");
    return text.isBlank() ? whenAbsent : text;
  }
}
