package dev.packshot.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the demo.
 *
 * @param url the address of the API, without a trailing slash
 * @param photo the file to upload, or empty for a generated photo
 */
record DemoSettings(String url, String key, Optional<Path> photo) {
  static DemoSettings from(Map<String, String> environment) {
    var target = environment.containsKey("URL") ? environment : demoEnv(environment);
    return new DemoSettings(
        url(require(target, "URL")),
        require(target, "KEY"),
        Optional.ofNullable(environment.get("PHOTO")).filter(p -> !p.isBlank()).map(Path::of));
  }

  /** Returns a text without the key. */
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
    } catch (IOException e) {
      throw new DemoException(
          "cannot read "
              + file
              + ": start `make run` first, or choose another Packshot with URL= and"
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
      // reported below
    }
    throw new DemoException("URL=" + text + " is not an http or https URL.");
  }

  private static String require(Map<String, String> variables, String name) {
    var value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new DemoException(name + "= is missing.");
    }
    return value;
  }
}
