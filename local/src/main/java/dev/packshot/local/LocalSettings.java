package dev.packshot.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the local run listens and keeps its data.
 *
 * @param port of the API; 0 for any free one
 * @param s3Port of S3; 0 for any free one
 */
record LocalSettings(int port, int s3Port, Path data) {
  static LocalSettings from(Map<String, String> environment) {
    return new LocalSettings(
        port(environment, "PORT", 8080),
        port(environment, "S3_PORT", 9090),
        Path.of(text(environment, "DATA", ".data")));
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
