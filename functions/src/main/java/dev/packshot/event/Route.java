package dev.packshot.event;

import dev.packshot.identity.Access;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations of the API. The Lambda handlers, the CDK stack, the local gateway and the golden
 * route table are all derived from this list.
 */
public enum Route {
  CREATE_SESSION("POST", "/scanner/api/v1/sessions", Access.SCANNER),
  GET_SESSION("GET", "/scanner/api/v1/sessions/{id}", Access.SCANNER),
  LIST_SESSIONS("GET", "/scanner/api/v1/sessions", Access.SCANNER),
  SUBMIT_SESSION("POST", "/scanner/api/v1/sessions/{id}/submit", Access.SCANNER),
  END_SESSION("POST", "/scanner/api/v1/sessions/{id}/end", Access.SCANNER),
  DELETE_SESSION("DELETE", "/scanner/api/v1/sessions/{id}", Access.SCANNER),
  PRESIGN_UPLOAD(
      "GET", "/scanner/api/v1/sessions/{session_id}/presigned-upload-url", Access.SCANNER),
  REGISTER_PHOTO("POST", "/scanner/api/v1/sessions/{session_id}/photos", Access.SCANNER),
  UPDATE_PHOTO("PATCH", "/scanner/api/v1/sessions/{session_id}/photos/{photo_id}", Access.SCANNER),
  LIST_PHOTOS("GET", Route.PHOTOS, Access.SCANNER),
  GET_PHOTO("GET", Route.PHOTOS + "/{photo_id}", Access.SCANNER),
  REORDER_PHOTOS("POST", Route.PHOTOS + "/reorder", Access.SCANNER),
  DELETE_PHOTO("DELETE", Route.PHOTOS + "/{photo_id}", Access.SCANNER),
  PROMISE_UPLOADS("POST", Route.UPLOADS, Access.SCANNER),
  LIST_UPLOADS("GET", Route.UPLOADS, Access.SCANNER),
  EXPLAIN_UPLOAD("POST", Route.UPLOADS + "/{photo_id}/explain", Access.SCANNER),
  GET_SESSION_STATUS("GET", "/scanner/api/v1/sessions/{id}/status", Access.SCANNER),
  CREATE_CAPTURE("POST", Route.CAPTURES, Access.SCANNER),
  UPLOAD_CAPTURE_IMAGE("POST", Route.CAPTURES + "/upload-image", Access.SCANNER),
  GET_CAPTURE("GET", Route.CAPTURES + "/{id}", Access.SCANNER),
  RETRY_CAPTURE("POST", Route.CAPTURES + "/{id}/retry", Access.SCANNER),
  NAME_PRODUCT("PUT", Route.PRODUCT, Access.CONTRIBUTORS),
  LIST_IMAGES("GET", Route.IMAGES, Access.MEMBERS),
  ADD_IMAGE("POST", Route.IMAGES, Access.CONTRIBUTORS),
  ADD_IMAGE_FROM_PHOTO("POST", Route.IMAGES + "/from-photo", Access.CONTRIBUTORS),
  GET_MANIFEST("GET", Route.IMAGES + "/manifest", Access.MEMBERS),
  GET_IMAGE("GET", Route.IMAGES + "/{image_id}", Access.MEMBERS),
  UPDATE_IMAGE("PATCH", Route.IMAGES + "/{image_id}", Access.CONTRIBUTORS),
  DELETE_IMAGE("DELETE", Route.IMAGES + "/{image_id}", Access.CONTRIBUTORS),
  GET_ME("GET", "/account/api/v1/me", Access.SCANNER),
  OPEN_BROWSER_SESSION("POST", Route.BROWSER_SESSION, Access.TOKEN),
  END_BROWSER_SESSION("DELETE", Route.BROWSER_SESSION, Access.SIGNED_IN),
  GET_OPENAPI("GET", "/openapi.json", Access.ANYONE),
  GET_REFERENCE("GET", "/docs", Access.ANYONE),
  GET_ERROR_PAGE("GET", "/docs/errors/{error_code}", Access.ANYONE);

  private static final String PHOTOS = "/scanner/api/v1/sessions/{session_id}/photos";
  private static final String UPLOADS = "/scanner/api/v1/sessions/{session_id}/uploads";
  private static final String CAPTURES = "/scanner/api/v1/captures";
  private static final String BROWSER_SESSION = "/account/api/v1/browser-session";
  private static final String PRODUCT = "/dashboard/api/v1/trade-items/{organization_id}/{gtin}";
  private static final String IMAGES = PRODUCT + "/images";

  private final String method;
  private final String path;
  private final Access access;

  Route(String method, String path, Access access) {
    this.method = method;
    this.path = path;
    this.access = access;
  }

  public String method() {
    return method;
  }

  /** The path with its parameters in braces, in the form of an API Gateway resource. */
  public String path() {
    return path;
  }

  public Access access() {
    return access;
  }

  /** Returns the methods of a path without stage; empty if there is no such path. */
  public static List<String> methodsOf(String path) {
    return routesOf(path).stream().map(Route::method).toList();
  }

  /** Returns the route of a request whose path has no stage. */
  public static Optional<Route> find(String method, String path) {
    return routesOf(path).stream().filter(route -> route.method().equals(method)).findFirst();
  }

  /**
   * Returns the routes of the gateway's resource for a path. As in the gateway, a literal segment
   * takes precedence over a parameter.
   */
  private static List<Route> routesOf(String path) {
    var matching = Arrays.stream(values()).filter(route -> route.matches(path)).toList();
    var most = matching.stream().mapToLong(Route::literals).max().orElse(0);
    return matching.stream().filter(route -> route.literals() == most).toList();
  }

  private long literals() {
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.startsWith("{")).count();
  }

  private boolean matches(String requested) {
    var expected = path.split("/", -1);
    var actual = requested.split("/", -1);
    if (expected.length != actual.length) {
      return false;
    }
    for (int at = 0; at < expected.length; at++) {
      var isParameter = expected[at].startsWith("{");
      if (isParameter ? actual[at].isEmpty() : !expected[at].equals(actual[at])) {
        return false;
      }
    }
    return true;
  }
}
