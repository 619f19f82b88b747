package dev.packshot.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the local run listens and keeps its data.
 *
 * @param port of the API; 0 for any free one
 * @param s3Port of S3; 0 for any free one
 * @param keyPerMinute requests a minute that a new data folder's csb key may make; 0 for as many as
 *     other keys may
 */
record LocalSettings(int port, int s3Port, Path data, int keyPerMinute) {
  static LocalSettings from(Map<String, String> environment) {
    return new LocalSettings(
        port(environment, "PORT", 8080),
        port(environment, "S3_PORT", 9090),
        Path.of(text(environment, "DATA", ".data")),
        keyPerMinute(environment));
  }

  private static int keyPerMinute(Map<String, String> environment) {
    var text = text(environment, "KEY_PER_MINUTE", "0");
    if (!text.matches("\\d{1,9}")) {
      throw new CannotStart("KEY_PER_MINUTE=" + text + " is no number of requests.");
    }
    return Integer.parseInt(text);
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
