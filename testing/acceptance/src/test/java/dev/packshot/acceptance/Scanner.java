package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an app does with sessions and photos. */
final class Scanner {
  static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final Duration VERDICT_PATIENCE = Duration.ofSeconds(90);

  private final Api api = new Api();

  /** Opens a session and returns its id. */
  String open() {
    return api.send(Call.of("POST", SESSIONS)).expect(201).text("short_id");
  }

  Answer read(String session) {
    return api.send(Call.of("GET", SESSIONS + "/" + session));
  }

  Form upload(String session, String photoType, String filename) {
    var call =
        Call.of("GET", SESSIONS + "/" + session + "/presigned-upload-url")
            .query("photo_type", photoType)
            .query("original_filename", filename);
    return Form.of(api.send(call).expect(200));
  }

  /** An upload of a front.jpg. */
  Form upload(String session) {
    return upload(session, "front", "front.jpg");
  }

  Answer register(String session, String body) {
    return api.send(Call.of("POST", SESSIONS + "/" + session + "/photos").json(body));
  }

  /** Registers with every field there is. */
  Answer register(String session, Form form, byte[] file) {
    var body =
        JsonMapper.shared()
            .createObjectNode()
            .put("s3_key", form.key())
            .put("photo_type", "front")
            .put("original_filename", "front.jpg")
            .put("file_size", file.length);
    body.putObject("metadata").put("shelf", "A4");
    return register(session, body.toString());
  }

  /** Registers a photo whose file never comes; its id. */
  String registered(String session) {
    return register(session, "{\"s3_key\":\"" + upload(session).key() + "\"}")
        .expect(201)
        .text("short_id");
  }

  Answer classify(String session, String photo, String body) {
    return api.send(Call.of("PATCH", SESSIONS + "/" + session + "/photos/" + photo).json(body));
  }

  Optional<JsonNode> find(String session, String photo) {
    for (var shown : read(session).expect(200).json().path("product_photos")) {
      if (shown.path("short_id").asString().equals(photo)) {
        return Optional.of(shown);
      }
    }
    return Optional.empty();
  }

  /** Reads the session until the photo has been judged. */
  JsonNode awaitVerdict(String session, String photo) {
    var end = Instant.now().plus(VERDICT_PATIENCE);
    for (long pause = 50; Instant.now().isBefore(end); pause = Math.min(2 * pause, 1_000)) {
      var found = find(session, photo);
      if (found.isPresent() && !status(found.get()).equals("pending")) {
        return found.get();
      }
      pause(pause);
    }
    throw new AssertionError("no verdict on " + photo + " of " + session + " in time");
  }

  /** Posts a file that S3 must take, and returns the photo once it has been judged. */
  JsonNode verdictOn(String session, Form form, byte[] file) {
    store(form, file);
    return awaitVerdict(session, form.photoId());
  }

  static void store(Form form, byte[] file) {
    var stored = form.post(file);
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
  }

  static String status(JsonNode photo) {
    return photo.path("upload_status").asString();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
