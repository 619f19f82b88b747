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

/** What a client and S3 do for one session: presign, store, register, tell. */
public final class Uploads {
  public static final String FIRST = "0060D1A2B3C4D5E6F1";
  public static final String SECOND = "0060D1A2B3C4D5E6F2";
  public static final byte[] PHOTO = new CameraPhoto(64, 48, 1, 0.8f).jpeg();

  public final TestApp app;
  public final String session;

  /** With limits that a test does not meet. */
  private final ApiKey key;

  public Uploads(TestApp app) {
    this.app = app;
    this.key = app.newKey(KeyKind.CSB, app.organization, 1_000_000, 1_000_000);
    this.session = app.openSession();
  }

  /** The key of a presigned upload. */
  public String presign(String type, String filename) {
    var answer =
        request(
                "GET",
                "/presigned-upload-url?photo_type=" + type + "&original_filename=" + filename)
            .send();
    return answer.json().get("s3_key").asText();
  }

  /** An object under a new key, as S3 has it once a client has posted it. */
  public String stored(byte[] bytes) {
    return stored(presign("front", "photo.jpg"), bytes);
  }

  public String stored(String key, byte[] bytes) {
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(key).contentType("image/jpeg"),
            RequestBody.fromBytes(bytes));
    return key;
  }

  public TestAnswer register(String key) {
    return request("POST", "/photos")
        .body(
            "{\"s3_key\":\"%s\",\"photo_type\":\"back\",\"original_filename\":\"IMG_1.jpg\","
                    .formatted(key)
                + "\"metadata\":{\"shelf\":\"7\"},\"file_size\":1}")
        .send();
  }

  /** Tells the function of the object; true where it took the message. */
  public boolean tell(String key, String sequencer) {
    return new UploadBatch(app).created(key, sequencer).deliver().isEmpty();
  }

  public List<JsonNode> photos() {
    var photos = request("GET", "").send().json().get("product_photos");
    return StreamSupport.stream(photos.spliterator(), false).toList();
  }

  public JsonNode onlyPhoto() {
    var photos = photos();
    if (photos.size() != 1) {
      throw new AssertionError("Not one photo but " + photos);
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

  /** The photo's fields that say how it was filed, without ids and times. */
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
