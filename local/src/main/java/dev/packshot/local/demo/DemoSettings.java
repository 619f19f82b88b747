package dev.packshot.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which Packshot to go round, and with which photo.
 *
 * @param url without a slash at its end
 */
record DemoSettings(String url, String key, Optional<Path> photo) {
  static DemoSettings from(Map<String, String> environment) {
    var target = environment.containsKey("URL") ? environment : demoEnv(environment);
    return new DemoSettings(
        url(require(target, "URL")),
        require(target, "KEY"),
        Optional.ofNullable(environment.get("PHOTO")).filter(p -> !p.isBlank()).map(Path::of));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "DemoSettings[" + url + ", " + photo + "]";
  }

  private static Map<String, String> demoEnv(Map<String, String> environment) {
    var file = Path.of(environment.getOrDefault("DATA", ".data"), "demo.env");
    var variables = new HashMap<String, String>();
    try {
      for (var line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        variables.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
      }
      return variables;
    } catch (IOException notThere) {
      throw new DemoFailed(
          "there is no "
              + file
              + ": start `make run` first, or name another Packshot with URL= and"
              + " KEY=.");
    }
  }

  private static String url(String text) {
    var url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      var scheme = URI.create(url).getScheme();
      if ("http".equals(scheme) || "https".equals(scheme)) {
        return url;
      }
    } catch (IllegalArgumentException notAnUri) {
      // told below
    }
    throw new DemoFailed("URL=" + text + " is no http or https address.");
  }

  private static String require(Map<String, String> variables, String name) {
    var value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new DemoFailed(name + "= is missing.");
    }
    return value;
  }
}
