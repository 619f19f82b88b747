package dev.packshot.event;

import dev.packshot.lambda.AddImageHandler;
import dev.packshot.lambda.ApiHandler;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.DeleteImageHandler;
import dev.packshot.lambda.GetErrorPageHandler;
import dev.packshot.lambda.GetImageHandler;
import dev.packshot.lambda.GetOpenapiHandler;
import dev.packshot.lambda.GetReferenceHandler;
import dev.packshot.lambda.GetSessionHandler;
import dev.packshot.lambda.ListImagesHandler;
import dev.packshot.lambda.PresignUploadHandler;
import dev.packshot.lambda.RegisterPhotoHandler;
import dev.packshot.lambda.UpdateImageHandler;
import dev.packshot.lambda.UpdatePhotoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every operation of the API. The handlers, the stack, the local run and the golden test all read
 * this list, and nothing else says what exists.
 */
public enum Route {
  CREATE_SESSION("POST", "/scanner/api/v1/sessions", CreateSessionHandler.class),
  GET_SESSION("GET", "/scanner/api/v1/sessions/{id}", GetSessionHandler.class),
  PRESIGN_UPLOAD(
      "GET",
      "/scanner/api/v1/sessions/{session_id}/presigned-upload-url",
      PresignUploadHandler.class),
  REGISTER_PHOTO(
      "POST", "/scanner/api/v1/sessions/{session_id}/photos", RegisterPhotoHandler.class),
  UPDATE_PHOTO(
      "PATCH", "/scanner/api/v1/sessions/{session_id}/photos/{photo_id}", UpdatePhotoHandler.class),
  LIST_IMAGES("GET", Route.IMAGES, ListImagesHandler.class),
  ADD_IMAGE("POST", Route.IMAGES, AddImageHandler.class),
  GET_IMAGE("GET", Route.IMAGES + "/{image_id}", GetImageHandler.class),
  UPDATE_IMAGE("PATCH", Route.IMAGES + "/{image_id}", UpdateImageHandler.class),
  DELETE_IMAGE("DELETE", Route.IMAGES + "/{image_id}", DeleteImageHandler.class),
  GET_OPENAPI("GET", "/openapi.json", GetOpenapiHandler.class),
  GET_REFERENCE("GET", "/docs", GetReferenceHandler.class),
  GET_ERROR_PAGE("GET", "/docs/errors/{error_code}", GetErrorPageHandler.class);

  private static final String IMAGES =
      "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images";

  private final String method;
  private final String path;
  private final Class<? extends ApiHandler> handler;

  Route(String method, String path, Class<? extends ApiHandler> handler) {
    this.method = method;
    this.path = path;
    this.handler = handler;
  }

  public String method() {
    return method;
  }

  /** The path with its parameters in braces, as API Gateway writes a resource. */
  public String path() {
    return path;
  }

  /** What Lambda calls for it. */
  public Class<? extends ApiHandler> handler() {
    return handler;
  }

  /** The methods that a path, without stage, answers to; none where there is no such path. */
  public static List<String> methodsOf(String path) {
    var methods = new ArrayList<String>();
    for (var route : values()) {
      if (route.matches(path)) {
        methods.add(route.method());
      }
    }
    return methods;
  }

  /** The route that a request, its path without stage, belongs to. */
  public static Optional<Route> find(String method, String path) {
    for (var route : values()) {
      if (route.method().equals(method) && route.matches(path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private boolean matches(String asked) {
    var steps = path.split("/", -1);
    var askedSteps = asked.split("/", -1);
    if (steps.length != askedSteps.length) {
      return false;
    }
    for (int at = 0; at < steps.length; at++) {
      var isParameter = steps[at].startsWith("{");
      if (isParameter ? askedSteps[at].isEmpty() : !steps[at].equals(askedSteps[at])) {
        return false;
      }
    }
    return true;
  }
}
