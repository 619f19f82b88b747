package dev.packshot.local.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The comparison of what all phones have done with what the server and its bucket have. */
final class Audit {
  private static final Set<String> FINAL = Set.of("COMPLETED", "NOT_FOUND");

  private final Client client;
  private final Path data;
  private final List<String> faults = new ArrayList<>();

  Audit(Client client, Path data) {
    this.client = client;
    this.data = data;
  }

  /** Returns what is lost or wrong, one line each. */
  List<String> faults(List<Scan> scans) throws IOException {
    var summaries = summaries(scans.size());
    for (var scan : scans) {
      checkRows(scan, client.get(scan.path()).json());
      checkSummary(scan, summaries.getOrDefault(scan.session(), Map.of()));
      checkLedger(scan, client.get(scan.path() + "/uploads?page_size=100").json().path("data"));
    }
    checkObjects(scans);
    checkEmpty("dead-letters");
    return faults;
  }

  private void checkRows(Scan scan, JsonNode session) {
    var rows = byId(session.path("product_photos"));
    expect(scan, "photos", scan.remaining(), rows.size());
    for (var photo : scan.photos().values()) {
      if (!photo.deleted()) {
        var row = rows.getOrDefault(photo.id(), session.path("missing"));
        expect(scan, photo.id(), photo.file().verdict(), row.path("upload_status").asText());
        expect(scan, photo.id(), photo.file().sha256(), row.path("sha256").asText());
      }
    }
    checkOrder(scan, session.path("product_photos"));
    checkCaptures(scan, byId(session.path("captures")));
  }

  private void checkOrder(Scan scan, JsonNode rows) {
    var shown = new ArrayList<JsonNode>();
    rows.forEach(shown::add);
    shown.sort((one, other) -> one.path("sort_order").asInt() - other.path("sort_order").asInt());
    var ids = shown.stream().map(row -> row.path("short_id").asText()).toList();
    var expected = scan.order().stream().filter(ids::contains).toList();
    expect(scan, "order", expected, ids);
  }

  private void checkCaptures(Scan scan, Map<String, JsonNode> captures) {
    expect(scan, "captures", scan.captures().keySet(), captures.keySet());
    captures.forEach(
        (id, capture) -> {
          expect(scan, id, scan.captures().get(id), capture.path("raw_value").asText());
          if (!FINAL.contains(capture.path("status").asText())) {
            faults.add("capture " + id + " stays " + capture.path("status"));
          }
        });
  }

  private void checkSummary(Scan scan, Object summary) {
    var expected =
        Map.of(
            "status",
            scan.ended() ? "COMPLETED" : "ACTIVE",
            "photo_count",
            (int) scan.remaining(),
            "capture_count",
            scan.captures().size());
    expect(scan, "summary", expected, summary);
  }

  /** Returns status and counts of all sessions, which are read page by page. */
  private Map<String, Map<String, Object>> summaries(int sessions) throws IOException {
    var found = new HashMap<String, Map<String, Object>>();
    JsonNode page;
    int number = 1;
    do {
      page = client.get(Client.SESSIONS + "?page_size=50&page=" + number++).json();
      for (var row : page.path("data")) {
        var summary =
            Map.<String, Object>of(
                "status", row.path("status").asText(),
                "photo_count", row.path("photo_count").asInt(),
                "capture_count", row.path("capture_count").asInt());
        if (found.put(row.path("short_id").asText(), summary) != null) {
          faults.add("session " + row.path("short_id") + " is listed twice");
        }
      }
    } while (page.at("/pagination/has_next").asBoolean());
    if (page.at("/pagination/total_count").asInt() != sessions) {
      faults.add(sessions + " sessions, but the list counts " + page.path("pagination"));
    }
    return found;
  }

  private void checkLedger(Scan scan, JsonNode entries) {
    expect(scan, "promises", scan.photos().size(), entries.size());
    for (var entry : entries) {
      var photo = scan.photos().get(entry.path("client_id").asText());
      var state = photo.deleted() ? "deleted" : photo.file().verdict();
      expect(scan, photo.id(), state, entry.path("state").asText());
    }
  }

  /** Requires that each file of the bucket is that of a photo, and that no photo lacks its file. */
  private void checkObjects(List<Scan> scans) throws IOException {
    var remaining = new HashSet<String>();
    for (var scan : scans) {
      scan.photos().values().stream()
          .filter(photo -> !photo.deleted())
          .forEach(photo -> remaining.add(scan.session() + "/" + photo.id()));
    }
    var stored = new HashSet<String>();
    try (var files = Files.walk(data.resolve("s3/packshot-photos/scanner/photos"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        stored.add(owner(file));
      }
    }
    missing(stored, remaining).forEach(key -> faults.add("object of no photo: " + key));
    missing(remaining, stored).forEach(key -> faults.add("photo without its object: " + key));
  }

  /** Returns the session and the photo in a key, {@code …/session/type/photo.extension}. */
  private static String owner(Path file) {
    var name = file.getFileName().toString();
    var session = file.getParent().getParent().getFileName();
    return session + "/" + name.substring(0, name.indexOf('.'));
  }

  private static Set<String> missing(Set<String> from, Set<String> in) {
    var missing = new HashSet<>(from);
    missing.removeAll(in);
    return missing;
  }

  private void checkEmpty(String folder) throws IOException {
    try (var files = Files.list(data.resolve(folder))) {
      files.forEach(file -> faults.add("left in " + folder + ": " + file.getFileName()));
    }
  }

  private void expect(Scan scan, String what, Object expected, Object found) {
    if (!String.valueOf(expected).equals(String.valueOf(found)) && !expected.equals(found)) {
      faults.add(scan.session() + ", " + what + ": " + found + " instead of " + expected);
    }
  }

  private static Map<String, JsonNode> byId(JsonNode rows) {
    var map = new HashMap<String, JsonNode>();
    rows.forEach(row -> map.put(row.path("short_id").asText(), row));
    return map;
  }
}
