package dev.packshot.testing;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;

/** An open session and a key whose limits no test reaches. */
public final class TestSession {
  private static final long UNREACHED_LIMIT = 1_000_000;

  public final String id;
  public final ApiKey key;

  private final TestApp app;

  public TestSession(TestApp app) {
    this.app = app;
    key = app.newKey(KeyKind.CSB, app.organization, UNREACHED_LIMIT, UNREACHED_LIMIT);
    id = request("POST", "/scanner/api/v1/sessions").send().json().get("short_id").asText();
  }

  public TestRequest request(String method, String path) {
    return app.anonymous(method, path).header("X-API-Key", key.reveal());
  }

  /** Returns the id of the session's organization. */
  public String organization() {
    return app.organization.toString();
  }

  /** Returns the path of the session. */
  public String path() {
    return "/scanner/api/v1/sessions/" + id;
  }

  /** Returns the path of a photo of the session. */
  public String path(String photo) {
    return path() + "/photos/" + photo;
  }

  /** Presigns an upload and returns its S3 key. */
  public String presign() {
    return request("GET", path() + "/presigned-upload-url").send().json().get("s3_key").asText();
  }

  /** Registers a photo with this metadata, a JSON object, and returns its id. */
  public String register(String metadata) {
    var body = "{\"s3_key\":\"" + presign() + "\",\"metadata\":" + metadata + "}";
    var photo = request("POST", path() + "/photos").body(body).send();
    return photo.json().get("short_id").asText();
  }

  /** Returns a request without a key from a new address, so that it has a limit of its own. */
  public TestRequest anonymous(String method, String path) {
    return app.anonymous(method, path).from(method + path + System.nanoTime());
  }
}
