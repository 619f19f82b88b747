package dev.packshot.local.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The comparison of everything that was answered with everything that is stored. */
final class Reconciler {
  /** After this time, what an interrupted request has left is deleted by its event. */
  private static final Duration CLEAN_UP_TIME = Duration.ofMinutes(6);

  private final Client client;
  private final Ledger ledger;
  private final Path data;
  private final List<String> losses = new ArrayList<>();

  Reconciler(Client client, Ledger ledger, Path data) {
    this.client = client;
    this.ledger = ledger;
    this.data = data;
  }

  /** Returns what is lost or wrong, one line each. */
  List<String> losses() throws IOException {
    var photos = ledger.photos().stream().collect(Collectors.groupingBy(PhotoFacts::session));
    for (var session : ledger.sessions()) {
      checkSession(session, photos.getOrDefault(session, List.of()));
    }
    for (var product : ledger.images().entrySet()) {
      checkProduct(product.getKey(), product.getValue());
    }
    checkFolder("dead-letters");
    return losses;
  }

  private void checkSession(String session, List<PhotoFacts> facts) throws IOException {
    var answer = client.get(Client.SESSIONS + "/" + session);
    if (!answer.isSuccess()) {
      losses.add("session " + session + " is lost: " + answer.status());
      return;
    }
    var rows = rows(session, answer.json());
    for (var photo : facts) {
      check(photo, rows.get(photo.key()));
    }
  }

  private Map<String, JsonNode> rows(String session, JsonNode json) {
    var rows = new TreeMap<String, JsonNode>();
    for (var row : json.path("product_photos")) {
      if (rows.put(row.path("s3_key").asText(), row) != null) {
        losses.add("session " + session + " has two rows of " + row.path("s3_key"));
      }
    }
    return rows;
  }

  private void check(PhotoFacts photo, JsonNode row) {
    if (row == null) {
      if (photo.mustExist()) {
        losses.add("photo without a row: " + photo.key());
      }
      return;
    }
    if (photo.isAccepted()) {
      checkVerdict(photo, row);
    }
    if (photo.isRegistered() && !row.path("original_filename").asText().equals("a.png")) {
      losses.add("registration lost: " + photo.key());
    }
    if (photo.isPatchKnown()
        && !(row.path("photo_type").asText().equals(photo.patchedType())
            && row.at("/metadata/note").asText().equals(photo.patchedNote()))) {
      losses.add("PATCH lost: " + photo.key() + " is " + row);
    }
  }

  private void checkVerdict(PhotoFacts photo, JsonNode row) {
    var status = row.path("upload_status").asText();
    var sha256 = row.path("sha256").asText();
    if (photo.possible().stream()
        .noneMatch(file -> file.sha256().equals(sha256) && file.verdict().equals(status))) {
      losses.add("wrong verdict: " + photo.key() + " is " + status + " with sha256 " + sha256);
    }
  }

  private void checkProduct(String gtin, Set<String> added) throws IOException {
    var stored = new ArrayList<JsonNode>();
    Answer page;
    int number = 1;
    do {
      page = client.get(client.images(gtin) + "?page_size=100&page=" + number++);
      page.json().path("data").forEach(stored::add);
    } while (page.json().at("/pagination/has_next").asBoolean());
    var ids = new HashSet<String>();
    stored.forEach(image -> ids.add(image.path("id").asText()));
    for (var id : added) {
      if (ledger.isDeleted(id) ? ids.contains(id) : ledger.isCertain(id) && !ids.contains(id)) {
        losses.add("image " + id + " is " + (ledger.isDeleted(id) ? "there again" : "lost"));
      }
    }
    if (page.json().at("/pagination/total_count").asInt() != ids.size()) {
      losses.add(
          "product " + gtin + " counts " + page.json().path("pagination") + ", has " + ids.size());
    }
    if (stored.stream().filter(image -> image.path("is_primary").asBoolean()).count() > 1) {
      losses.add("product " + gtin + " has several primary images");
    }
    checkOriginals(gtin, ids);
  }

  private void checkOriginals(String gtin, Set<String> ids) throws IOException {
    var before = Instant.now().minus(CLEAN_UP_TIME);
    var products = data.resolve("s3/packshot-photos/products");
    if (Files.notExists(products)) {
      return; // no image was added
    }
    try (var files = Files.walk(products)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var image = file.getParent().getFileName().toString();
        var product = file.getParent().getParent().getFileName().toString();
        if (product.endsWith(gtin) && !ids.contains(image) && isOlder(file, before)) {
          losses.add("orphan: " + file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant time) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(time);
  }

  private void checkFolder(String name) throws IOException {
    try (var files = Files.list(data.resolve(name))) {
      files.forEach(file -> losses.add("left in " + name + ": " + file.getFileName()));
    }
  }
}
