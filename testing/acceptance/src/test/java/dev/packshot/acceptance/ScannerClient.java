package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of sessions and photos. */
final class ScannerClient {
  static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final Duration VERDICT_TIMEOUT = Duration.ofSeconds(90);

  private final Api api = new Api();

  /** Opens a session and returns its id. */
  String openSession() {
    return api.send(Request.of("POST", SESSIONS)).expect(201).text("short_id");
  }

  Response readSession(String session) {
    return api.send(Request.of("GET", SESSIONS + "/" + session));
  }

  /** Requests an upload. */
  UploadForm requestUpload(String session, String photoType, String filename) {
    var request =
        Request.of("GET", SESSIONS + "/" + session + "/presigned-upload-url")
            .query("photo_type", photoType)
            .query("original_filename", filename);
    return UploadForm.of(api.send(request).expect(200));
  }

  /** Requests an upload of front.jpg. */
  UploadForm requestUpload(String session) {
    return requestUpload(session, "front", "front.jpg");
  }

  Response register(String session, String body) {
    return api.send(Request.of("POST", SESSIONS + "/" + session + "/photos").json(body));
  }

  /** Registers a photo with all fields. */
  Response register(String session, UploadForm form, byte[] file) {
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

  /** Registers a photo without a file and returns its id. */
  String registerWithoutFile(String session) {
    return register(session, "{\"s3_key\":\"" + requestUpload(session).key() + "\"}")
        .expect(201)
        .text("short_id");
  }

  Response updatePhoto(String session, String photo, String body) {
    return api.send(Request.of("PATCH", SESSIONS + "/" + session + "/photos/" + photo).json(body));
  }

  Response listSessions(String status) {
    return api.send(Request.of("GET", SESSIONS).query("status", status));
  }

  Response end(String session, String operation) {
    return api.send(Request.of("POST", SESSIONS + "/" + session + "/" + operation));
  }

  Response deleteSession(String session) {
    return api.send(Request.of("DELETE", SESSIONS + "/" + session));
  }

  Response listPhotos(String session, int page, int size) {
    return api.send(
        Request.of("GET", SESSIONS + "/" + session + "/photos")
            .query("page", Integer.toString(page))
            .query("page_size", Integer.toString(size)));
  }

  Response readPhoto(String session, String photo) {
    return api.send(Request.of("GET", SESSIONS + "/" + session + "/photos/" + photo));
  }

  Response deletePhoto(String session, String photo) {
    return api.send(Request.of("DELETE", SESSIONS + "/" + session + "/photos/" + photo));
  }

  Response reorder(String session, List<String> photos) {
    var body = JsonMapper.shared().createObjectNode();
    photos.forEach(body.putArray("photo_short_ids")::add);
    return api.send(
        Request.of("POST", SESSIONS + "/" + session + "/photos/reorder").json(body.toString()));
  }

  Optional<JsonNode> find(String session, String photo) {
    for (var listed : readSession(session).expect(200).json().path("product_photos")) {
      if (listed.path("short_id").asString().equals(photo)) {
        return Optional.of(listed);
      }
    }
    return Optional.empty();
  }

  /** Reads the session until the photo has a verdict, and returns the photo. */
  JsonNode awaitVerdict(String session, String photo) {
    return await(session, photo, found -> !status(found).equals("pending"));
  }

  /** Reads the session until the photo has a code, and returns the photo. */
  JsonNode awaitBarcode(String session, String photo) {
    return await(session, photo, found -> !found.path("barcodes").isEmpty());
  }

  /** Reads the session until the photo shows its edit, and returns the photo. */
  JsonNode awaitEdit(String session, String photo) {
    return await(session, photo, found -> !found.path("edit_pending").asBoolean());
  }

  private JsonNode await(String session, String photo, Predicate<JsonNode> isAwaited) {
    var end = Instant.now().plus(VERDICT_TIMEOUT);
    for (long pause = 50; Instant.now().isBefore(end); pause = Math.min(2 * pause, 1_000)) {
      var found = find(session, photo).filter(isAwaited);
      if (found.isPresent()) {
        return found.get();
      }
      sleep(pause);
    }
    throw new AssertionError("timed out waiting for photo " + photo + " of " + session);
  }

  /** Uploads a file and returns the photo with its verdict. */
  JsonNode uploadAndAwaitVerdict(String session, UploadForm form, byte[] file) {
    upload(form, file);
    return awaitVerdict(session, form.photoId());
  }

  static void upload(UploadForm form, byte[] file) {
    var stored = form.post(file);
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
  }

  static String status(JsonNode photo) {
    return photo.path("upload_status").asString();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
