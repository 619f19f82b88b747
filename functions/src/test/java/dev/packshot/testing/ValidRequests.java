package dev.packshot.testing;

import dev.packshot.capture.CaptureAddress;
import dev.packshot.event.Route;
import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Access;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A valid request to every route, about one session, one ready photo and one image. */
public final class ValidRequests {
  public static final String IMAGE = "2JZrkH7dUuTn4gYw9sKxQe";

  public final TestSession session;
  public final String photo;
  public final String capture;

  private final TestApp app;

  public ValidRequests(TestApp app) {
    this.app = app;
    session = new TestSession(app);
    photo = readyPhoto();
    capture = unknownProduct();
    TestImages.add(app, Gallery.GTIN, IMAGE);
  }

  /** Returns the body of a request that promises new files, with their digests or without. */
  public static String promises(int number, boolean withDigest) {
    return IntStream.range(0, number)
        .mapToObj(
            file ->
                "{\"client_id\":\"%d\"%s}"
                    .formatted(file, withDigest ? ",\"sha256\":\"%064x\"".formatted(file) : ""))
        .collect(Collectors.joining(",", "{\"uploads\":[", "]}"));
  }

  /** Returns the request to a route. */
  public TestRequest to(Route route) {
    return to(route, app);
  }

  /** Returns the request to a route of another instance of the application. */
  public TestRequest to(Route route, TestApp instance) {
    var request = instance.anonymous(route.method(), path(route)).body(body(route));
    return needsToken(route)
        ? request.header("Authorization", "Bearer " + TestIssuer.SHARED.token("somebody"))
        : request.header("X-API-Key", session.key.reveal());
  }

  /** Returns whether a route is for users who have signed in and accepts no key. */
  public static boolean needsToken(Route route) {
    return route.access() == Access.TOKEN || route.access() == Access.SIGNED_IN;
  }

  /** Returns the path of the request to a route. */
  public String path(Route route) {
    return fill(route.path());
  }

  /** Replaces the parameters of a path by the ids of the session, the photo and the image. */
  public String fill(String template) {
    var id = template.contains("/captures/") ? capture : session.id;
    return template
        .replace("{id}", id)
        .replace("{session_id}", session.id)
        .replace("{photo_id}", photo)
        .replace("{organization_id}", session.organization())
        .replace("{gtin}", Gallery.GTIN)
        .replace("{image_id}", IMAGE)
        .replace("{error_code}", "conflict");
  }

  /** Returns the JSON body of the request to a route, or null if it has none. */
  public String body(Route route) {
    return switch (route) {
      case CREATE_SESSION -> "{\"capture_mode\":\"both\",\"metadata\":{\"order\":\"4711\"}}";
      case REGISTER_PHOTO ->
          "{\"s3_key\":\"" + session.presign() + "\",\"metadata\":{\"order\":\"4711\"}}";
      case UPDATE_PHOTO -> "{\"photo_type\":\"left\",\"metadata\":{\"a\":\"1\",\"b\":\"\"}}";
      case ADD_IMAGE, ADD_IMAGE_FROM_PHOTO -> "{\"photo_short_id\":\"" + photo + "\"}";
      case CREATE_CAPTURE ->
          "{\"session_short_id\":\""
              + session.id
              + "\",\"capture_type\":\"BARCODE\",\"raw_value\":\"4006381333931\"}";
      case UPLOAD_CAPTURE_IMAGE -> captureImage();
      case NAME_PRODUCT -> "{\"name\":\"Rolled oats\"}";
      case UPDATE_IMAGE -> "{\"title\":\"A title\"}";
      case PROMISE_UPLOADS ->
          "{\"uploads\":[{\"client_id\":\"" + System.nanoTime() + "\",\"photo_type\":\"back\"}]}";
      case EXPLAIN_UPLOAD -> "{\"status\":403,\"code\":\"AccessDenied\"}";
      case REORDER_PHOTOS -> "{\"photo_short_ids\":[\"" + photo + "\"]}";
      case GET_SESSION,
          GET_SESSION_STATUS,
          GET_CAPTURE,
          RETRY_CAPTURE,
          LIST_SESSIONS,
          SUBMIT_SESSION,
          END_SESSION,
          LIST_PHOTOS,
          GET_PHOTO,
          DELETE_SESSION,
          DELETE_PHOTO,
          LIST_UPLOADS,
          PRESIGN_UPLOAD,
          LIST_IMAGES,
          GET_MANIFEST,
          GET_IMAGE,
          DELETE_IMAGE,
          GET_ME,
          OPEN_BROWSER_SESSION,
          END_BROWSER_SESSION,
          GET_OPENAPI,
          GET_REFERENCE,
          GET_ERROR_PAGE ->
          null;
    };
  }

  /** Returns a form whose file starts like a WebP, which may be text. */
  private String captureImage() {
    var part = "--form\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    return part.formatted("session_short_id", session.id)
        + part.formatted("image", "RIFF0000WEBPVP8 ")
        + "--form--\r\n";
  }

  private String unknownProduct() {
    var capture = new CaptureId(new Ids(app.clock).next());
    var address =
        new CaptureAddress(SessionId.parse(session.id).orElseThrow(), app.organization, capture);
    Captures.addOfUnknownProduct(app.graph, address, app.clock.instant());
    return capture.toString();
  }

  private String readyPhoto() {
    var uploads = new Uploads(app, session.id);
    var key = uploads.store(Uploads.PHOTO);
    var registered = session.request("POST", session.path() + "/photos");
    var id =
        registered
            .body("{\"s3_key\":\"" + key + "\",\"metadata\":{\"order\":\"4711\"}}")
            .send()
            .json()
            .get("short_id")
            .asText();
    uploads.deliverEvent(key, Uploads.FIRST);
    return id;
  }
}
