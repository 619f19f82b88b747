package dev.packshot.simulation.api;

import dev.packshot.event.Route;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of answers of the API and of the bucket, by what was asked and how it ended. */
public final class Traffic {
  private final Map<String, Long> counts = new TreeMap<>();

  /** Returns the name under which an answer of the API is counted. */
  public static String name(Route route, int status) {
    return route + " " + status;
  }

  void answered(Route route, int status) {
    add(name(route, status));
  }

  void uploaded(String method, UploadAnswer answer) {
    add(method + " to the bucket " + answer.status() + " " + answer.code());
  }

  private void add(String name) {
    counts.merge(name.strip(), 1L, Long::sum);
  }

  /** Returns the numbers by name. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
