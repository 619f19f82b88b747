package dev.packshot.clients;

import dev.packshot.devkit.run.LocalRun;
import java.util.Map;

/** The local run that the clients use. */
final class Packshot {
  private static final Map<String, String> RUN = LocalRun.start();

  private Packshot() {}

  static String url() {
    return RUN.get("URL");
  }

  /** Returns a key for all routes. */
  static String key() {
    return RUN.get("KEY");
  }

  static String organization() {
    return RUN.get("ORG");
  }
}
