package dev.packshot.local.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An app that repeats each request until it is answered, so that what it has done is known whatever
 * happens to the server meanwhile.
 */
final class Phone {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> OK = Set.of(200);
  private static final Set<Integer> CREATED = Set.of(201);
  private static final Set<Integer> STORED = Set.of(200, 201);
  private static final Set<Integer> DELETED = Set.of(204);
  private static final Set<String> SETTLED = Set.of("ready", "rejected", "deleted");
  private static final int THINGS = 10;
  private static final int PERCENT = 100;

  private final Server server;
  private final Random random;
  private final String name;
  private final Map<String, Scan.Photo> photos = new LinkedHashMap<>();
  private final Map<String, JsonNode> forms = new LinkedHashMap<>();
  private final Map<String, String> captures = new LinkedHashMap<>();
  private String path;

  /** A phone whose name no other phone of the campaign has. */
  Phone(Server server, Random random, String name) {
    this.server = server;
    this.random = random;
    this.name = name;
  }

  /** Scans one product: ten codes and ten photos, some of which are deleted again. */
  Scan scan() {
    var session = create(Client.SESSIONS, object(), "session");
    path = Client.SESSIONS + "/" + session;
    for (int code = 0; code < THINGS; code++) {
      capture(session, code);
    }
    for (int photo = 0; photo < THINGS; photo++) {
      photos.put("photo " + photo, new Scan.Photo(TestFile.random(random), "", false));
    }
    sendAll();
    deleteSome(10);
    awaitVerdicts();
    var order = reorder();
    deleteSome(10);
    return new Scan(session, photos, captures, order, end());
  }

  private String create(String collection, ObjectNode body, String thing) {
    var key = name + " " + thing;
    return server.call(CREATED, client -> client.create(collection, body, key)).text("short_id");
  }

  private void capture(String session, int code) {
    var text = happens(50) ? Gtins.of(code) : name + " code " + code;
    var body =
        object()
            .put("session_short_id", session)
            .put("capture_type", "BARCODE")
            .put("raw_value", text);
    captures.put(create("/scanner/api/v1/captures", body, "capture " + code), text);
  }

  private void sendAll() {
    for (var answer : promise()) {
      var photo = answer.path("client_id").asText();
      photos.computeIfPresent(
          photo, (id, facts) -> facts.withId(answer.path("photo_short_id").asText()));
      forms.put(photo, answer.path("upload"));
      for (int sent = happens(15) ? 2 : 1; sent > 0; sent--) {
        send(photo);
      }
    }
  }

  /** Promises all photos, or asks what has become of them: the request is the same. */
  private JsonNode promise() {
    var body = object();
    var uploads = body.putArray("uploads");
    photos.forEach((photo, facts) -> uploads.add(promised(photo, facts.file())));
    return server
        .call(OK, client -> client.send("POST", path + "/uploads", body))
        .json()
        .path("uploads");
  }

  /** Returns the promise of a photo, which is the same each time. */
  private static ObjectNode promised(String photo, TestFile file) {
    var promise = object().put("client_id", photo).put("original_filename", "a.png");
    promise.put("file_size", file.bytes().length);
    if (photo.hashCode() % 2 == 0) {
      promise.put("sha256", file.sha256());
    }
    return promise.put("method", photo.hashCode() % 3 == 0 ? "PUT" : "POST");
  }

  private void send(String photo) {
    var file = photos.get(photo).file().bytes();
    server.call(STORED, client -> client.deliver(forms.get(photo), file));
  }

  private void awaitVerdicts() {
    while (!isSettled(promise())) {
      Server.pause();
    }
  }

  private static boolean isSettled(JsonNode answers) {
    for (var answer : answers) {
      if (!SETTLED.contains(answer.path("state").asText())) {
        return false;
      }
    }
    return true;
  }

  /** Deletes some photos. Files that come late by the form of a deleted one bring none back. */
  private void deleteSome(int percent) {
    for (var photo : List.copyOf(photos.keySet())) {
      if (happens(percent) && !photos.get(photo).deleted()) {
        var target = path + "/photos/" + photos.get(photo).id();
        server.call(DELETED, client -> client.delete(target));
        photos.computeIfPresent(photo, (id, facts) -> facts.asDeleted());
        if (happens(50)) {
          send(photo);
        }
      }
    }
  }

  private List<String> reorder() {
    var order = new ArrayList<String>();
    photos.values().stream().filter(it -> !it.deleted()).map(Scan.Photo::id).forEach(order::add);
    Collections.shuffle(order, random);
    var body = object();
    order.forEach(body.putArray("photo_short_ids")::add);
    if (!order.isEmpty()) {
      server.call(OK, client -> client.send("POST", path + "/photos/reorder", body));
    }
    return order;
  }

  private boolean end() {
    if (happens(40)) {
      return false;
    }
    var ending = path + (happens(50) ? "/end" : "/submit");
    return server.call(OK, client -> client.send("POST", ending, object())).isSuccess();
  }

  private boolean happens(int percent) {
    return random.nextInt(PERCENT) < percent;
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
