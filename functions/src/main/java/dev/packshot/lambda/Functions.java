package dev.packshot.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.ApiRequestHandler;
import dev.packshot.event.BoundedInvocation;
import dev.packshot.event.LookUpHandler;
import dev.packshot.event.MaintenanceHandler;
import dev.packshot.event.Operation;
import dev.packshot.event.ReconcileHandler;
import dev.packshot.event.Route;
import dev.packshot.event.UnknownRoute;
import dev.packshot.event.UploadBatchHandler;
import dev.packshot.graph.AppComponent;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;

/** The event handlers of an object graph, one for each deployed function. */
public final class Functions {
  private Functions() {}

  /** Returns the handler of a route's events. */
  public static RequestStreamHandler of(Route route, AppComponent app) {
    var operation =
        switch (route) {
          case CREATE_SESSION -> restricted(route, app.createSession(), app);
          case GET_SESSION -> restricted(route, app.getSession(), app);
          case LIST_SESSIONS -> restricted(route, app.listSessions(), app);
          case SUBMIT_SESSION, END_SESSION -> restricted(route, app.endSession(), app);
          case DELETE_SESSION -> restricted(route, app.deleteSession(), app);
          case PRESIGN_UPLOAD -> restricted(route, app.presignUpload(), app);
          case REGISTER_PHOTO -> restricted(route, app.registerPhoto(), app);
          case UPDATE_PHOTO -> restricted(route, app.updatePhoto(), app);
          case LIST_PHOTOS -> restricted(route, app.listPhotos(), app);
          case GET_PHOTO -> restricted(route, app.getPhoto(), app);
          case REORDER_PHOTOS -> restricted(route, app.reorderPhotos(), app);
          case DELETE_PHOTO -> restricted(route, app.deletePhoto(), app);
          case PROMISE_UPLOADS -> restricted(route, app.promiseUploads(), app);
          case LIST_UPLOADS -> restricted(route, app.listUploads(), app);
          case EXPLAIN_UPLOAD -> restricted(route, app.explainUpload(), app);
          case GET_SESSION_STATUS -> restricted(route, app.getSessionStatus(), app);
          case CREATE_CAPTURE -> restricted(route, app.createCapture(), app);
          case UPLOAD_CAPTURE_IMAGE -> restricted(route, app.uploadCaptureImage(), app);
          case GET_CAPTURE -> restricted(route, app.getCapture(), app);
          case RETRY_CAPTURE -> restricted(route, app.retryCapture(), app);
          case NAME_PRODUCT -> restricted(route, app.nameProduct(), app);
          case LIST_IMAGES -> restricted(route, app.listImages(), app);
          case ADD_IMAGE -> restricted(route, app.addImage(), app);
          case ADD_IMAGE_FROM_PHOTO -> restricted(route, app.addImageFromPhoto(), app);
          case GET_MANIFEST -> restricted(route, app.getManifest(), app);
          case GET_IMAGE -> restricted(route, app.getImage(), app);
          case UPDATE_IMAGE -> restricted(route, app.updateImage(), app);
          case DELETE_IMAGE -> restricted(route, app.deleteImage(), app);
          case GET_ME -> restricted(route, app.getMe(), app);
          case OPEN_BROWSER_SESSION -> restricted(route, app.openBrowserSession(), app);
          case END_BROWSER_SESSION -> restricted(route, app.endBrowserSession(), app);
          case GET_OPENAPI -> open(app.getOpenapi(), app);
          case GET_REFERENCE -> open(app.getReference(), app);
          case GET_ERROR_PAGE -> open(app.getErrorPage(), app);
        };
    return handler(route.name(), route.path(), operation, app);
  }

  /** Returns the handler of requests that match no route. */
  public static RequestStreamHandler fallback(AppComponent app) {
    return handler("FALLBACK", "", open(new UnknownRoute(), app), app);
  }

  /** Returns the handler of S3's messages about created and removed objects. */
  public static RequestStreamHandler uploadedObjects(AppComponent app) {
    return new BoundedInvocation(
        new UploadBatchHandler(
            app.ingestUpload(), app.deriveImage(), app.readCapturePicture(), app.checkRemoval()));
  }

  /** Returns the handler of the hourly schedule. */
  public static RequestStreamHandler maintenance(AppComponent app) {
    return new BoundedInvocation(
        new MaintenanceHandler(
            app.expireSessions(), app.sweepDeletions(), app.sweepPhotos(), app.sweepSessions()));
  }

  /** Returns the handler of the reconciliation of photos with their objects. */
  public static RequestStreamHandler reconcilePhotos(AppComponent app) {
    return new BoundedInvocation(
        new ReconcileHandler(app.reconcilePhotos(), app.missingFiles(), app.clock()));
  }

  /** Returns the handler of the schedule that looks up the products of captures. */
  public static RequestStreamHandler lookUpCaptures(AppComponent app) {
    return new BoundedInvocation(new LookUpHandler(app.lookUpCaptures()));
  }

  private static Operation open(OpenEndpoint endpoint, AppComponent app) {
    return Operation.open(endpoint, app.authenticator());
  }

  private static Operation restricted(Route route, Endpoint<?> endpoint, AppComponent app) {
    return Operation.restricted(endpoint, route.access(), app.authenticator(), app.background());
  }

  private static RequestStreamHandler handler(
      String name, String path, Operation operation, AppComponent app) {
    return new BoundedInvocation(
        new ApiRequestHandler(
            name, path, operation, app.apiEvents(), app.authenticator(), app.cors(), app.clock()));
  }
}
