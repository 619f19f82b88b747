package dev.packshot.testing;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.event.Route;

/** An open session, reached with a key that may ask a million times a minute. */
public final class TestScan {
  private static final long PLENTY = 1_000_000;

  public final String session;
  public final ApiKey key;

  private final TestApp app;

  public TestScan(TestApp app) {
    this.app = app;
    key = app.newKey(KeyKind.CSB, app.organization, PLENTY, PLENTY);
    session = request("POST", "/scanner/api/v1/sessions").send().json().get("short_id").asText();
  }

  public TestRequest request(String method, String path) {
    return app.anonymous(method, path).header("X-API-Key", key.reveal());
  }

  /** The organization that the session is of. */
  public String organization() {
    return app.organization.toString();
  }

  /** The address of the session. */
  public String path() {
    return "/scanner/api/v1/sessions/" + session;
  }

  /** The address of one of its photos. */
  public String path(String photo) {
    return path() + "/photos/" + photo;
  }

  /** The S3 key of an upload that this session was granted. */
  public String presign() {
    return request("GET", path() + "/presigned-upload-url").send().json().get("s3_key").asText();
  }

  /** Registers a photo with this metadata and gives back its id. */
  public String register(String metadata) {
    var body = "{\"s3_key\":\"" + presign() + "\",\"metadata\":" + metadata + "}";
    var photo = request("POST", path() + "/photos").body(body).send();
    return photo.json().get("short_id").asText();
  }

  /** The path of a route, about this session and a photo of it. */
  public String path(Route route, String photo) {
    return route
        .path()
        .replace("{id}", session)
        .replace("{session_id}", session)
        .replace("{photo_id}", photo)
        .replace("{error_code}", "conflict");
  }

  /** Each from an address of its own, so that none uses up the limit of another. */
  public TestRequest anonymous(String method, String path) {
    return app.anonymous(method, path).from(method + path + System.nanoTime());
  }
}
