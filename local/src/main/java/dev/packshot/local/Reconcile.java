package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The program of {@code make reconcile} without a stage, which compares the photos of a local run
 * with its table, or brings back files. Packshot has to run.
 */
public final class Reconcile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  private Reconcile(URI url) {
    this.url = url;
  }

  public static void main(String[] arguments) {
    try {
      var port = LocalSettings.from(System.getenv()).port();
      var from = System.getenv().getOrDefault("FROM", "");
      var restore = System.getenv().getOrDefault("RESTORE", "");
      var url = URI.create("http://127.0.0.1:" + port);
      System.out.println(restore.isBlank() ? run(url, from) : restore(url, restore));
    } catch (StartupException e) {
      System.err.println("reconcile: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Checks the objects of a run until nothing is left, and returns a sentence about them.
   *
   * @param from a date or a time; empty to check what is new
   */
  static String run(URI url, String from) {
    var event = JSON.createObjectNode();
    if (!from.isBlank()) {
      event.put("from", time(from));
    }
    return new Reconcile(url).run(event);
  }

  /**
   * Brings back the files of photos, and returns a sentence about them.
   *
   * @param photos {@code all} whose files are missing, or the {@code s3_key} of one
   */
  static String restore(URI url, String photos) {
    var reconcile = new Reconcile(url);
    var event = JSON.createObjectNode().put("restore", photos);
    long restored = 0;
    long gone = 0;
    JsonNode answer;
    do {
      answer = reconcile.send(event);
      restored += answer.get("restored").asLong();
      gone += answer.get("gone").asLong();
      event.set("after", answer.get("after"));
    } while (!answer.get("done").asBoolean());
    return String.format(
        Locale.ROOT, "Files brought back: %d. No longer in the bucket: %d.", restored, gone);
  }

  private String run(ObjectNode start) {
    var event = start;
    long objects = 0;
    long unaccounted = 0;
    long orphaned = 0;
    long missing = 0;
    JsonNode answer;
    do {
      answer = send(event);
      objects += answer.get("objects").asLong();
      unaccounted += answer.get("unaccounted").asLong();
      orphaned += answer.get("orphaned").asLong();
      missing += answer.get("missing").asLong();
      event = next(start, answer);
    } while (!answer.get("done").asBoolean());
    return String.format(
        Locale.ROOT,
        "Objects checked: %d. Without a verdict: %d. Of these, events sent again: %d."
            + " Files missing: %d.",
        objects,
        unaccounted - missing,
        unaccounted - missing - orphaned,
        missing);
  }

  private static ObjectNode next(ObjectNode start, JsonNode answer) {
    if (!start.has("from")) {
      return start;
    }
    var event = JSON.createObjectNode();
    event.set("from", answer.get("from"));
    event.set("until", answer.get("until"));
    event.set("after", answer.get("after"));
    return event;
  }

  private JsonNode send(JsonNode event) {
    var query = URLEncoder.encode(event.toString(), UTF_8);
    var request =
        HttpRequest.newBuilder(url.resolve(LocalJobs.RECONCILE + "?" + query))
            .POST(BodyPublishers.noBody())
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new StartupException("refused: " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new StartupException("Packshot does not answer at " + url + "; start it by make run.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted.");
    }
  }

  /** Returns the time of a date in UTC, or of a time. */
  private static String time(String from) {
    try {
      return from.contains("T")
          ? Instant.parse(from).toString()
          : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    } catch (DateTimeException e) {
      throw new StartupException(
          "FROM=" + from + " is neither a date, such as 2026-11-01, nor a time in UTC.");
    }
  }
}
