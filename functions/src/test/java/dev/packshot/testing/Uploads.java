package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.id.SessionId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.sync.RequestBody;

/** The uploads of one session, as a client and S3 make them. */
public final class Uploads {
  /** The sequencers of the first and the second object of a key. */
  public static final String FIRST = "0060D1A2B3C4D5E6F1";

  public static final String SECOND = "0060D1A2B3C4D5E6F2";
  public static final byte[] PHOTO = new CameraPhoto(64, 48, 1, 0.8f).jpeg();

  public final TestApp app;
  public final String session;

  /** A key whose limits no test reaches. */
  private final ApiKey key;

  /** Opens a session. */
  public Uploads(TestApp app) {
    this(app, app.openSession());
  }

  public Uploads(TestApp app, String session) {
    this.app = app;
    this.key = app.newKey(KeyKind.CSB, app.organization, 1_000_000, 1_000_000);
    this.session = session;
  }

  /** Presigns an upload and returns its S3 key. */
  public String presign(String type, String filename) {
    var answer =
        request(
                "GET",
                "/presigned-upload-url?photo_type=" + type + "&original_filename=" + filename)
            .send();
    return answer.json().get("s3_key").asText();
  }

  /** Stores an object under a new key and returns the key. */
  public String store(byte[] bytes) {
    return store(presign("front", "photo.jpg"), bytes);
  }

  /** Stores an object under a key and returns the key. */
  public String store(String key, byte[] bytes) {
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(key).contentType("image/jpeg"),
            RequestBody.fromBytes(bytes));
    return key;
  }

  /** Registers a photo as a back view with a name, metadata and a size. */
  public TestAnswer register(String key) {
    return request("POST", "/photos")
        .body(
            "{\"s3_key\":\"%s\",\"photo_type\":\"back\",\"original_filename\":\"IMG_1.jpg\","
                    .formatted(key)
                + "\"metadata\":{\"shelf\":\"7\"},\"file_size\":1}")
        .send();
  }

  /** Adds a typed capture to the session. */
  public TestAnswer capture() {
    return app.request("POST", "/scanner/api/v1/captures")
        .header("X-API-Key", key.reveal())
        .body(
            "{\"session_short_id\":\"%s\",\"capture_type\":\"MANUAL\",\"raw_value\":\"4006381333931\"}"
                .formatted(session))
        .send();
  }

  /** Delivers the event about an object and returns whether it succeeded. */
  public boolean deliverEvent(String key, String sequencer) {
    return new SqsBatch(app).created(key, sequencer).deliver().isEmpty();
  }

  public List<JsonNode> photos() {
    var photos = request("GET", "").send().json().get("product_photos");
    return StreamSupport.stream(photos.spliterator(), false).toList();
  }

  public JsonNode onlyPhoto() {
    var photos = photos();
    if (photos.size() != 1) {
      throw new AssertionError("Expected one photo, found " + photos);
    }
    return photos.get(0);
  }

  public long photoCount() {
    var found = app.graph.sessions().find(SessionId.parse(session).orElseThrow());
    return found.orElseThrow().photoCount();
  }

  public TestRequest request(String method, String rest) {
    return app.request(method, "/scanner/api/v1/sessions/" + session + rest)
        .header("X-API-Key", key.reveal());
  }

  /** Returns the fields of a photo without its ids and times. */
  public static Map<String, String> state(JsonNode photo) {
    return Map.of(
        "type", photo.get("photo_type").asText(),
        "name", photo.get("original_filename").asText(),
        "metadata", photo.get("metadata").toString(),
        "size", photo.get("file_size").asText(),
        "status", photo.get("upload_status").asText(),
        "content", photo.get("content_type").asText(),
        "pixels", photo.get("width").asText() + "x" + photo.get("height").asText(),
        "sha256", photo.get("sha256").asText());
  }
}
