package dev.packshot.infra;

import dev.packshot.event.Route;
import dev.packshot.identity.Access;
import dev.packshot.infra.FunctionPlan.Start;
import dev.packshot.lambda.ExpireSessionsHandler;
import dev.packshot.lambda.FallbackHandler;
import dev.packshot.lambda.LookUpCapturesHandler;
import dev.packshot.lambda.ReconcilePhotosHandler;
import dev.packshot.lambda.UploadedObjectHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The plans of all functions. A route without a handler and grants does not compile. */
final class FunctionPlans {
  /**
   * The memory of functions that call DynamoDB. They mostly wait, but TLS, parsing and signing use
   * the CPU: below about half a core, the duration grows as fast as the price falls.
   */
  private static final int API_MEMORY = 1_024;

  /**
   * The memory of functions that send a document, and of the job, whose duration hardly matters.
   */
  private static final int PAGE_MEMORY = 512;

  /** The memory of functions that decode images: one core, and a heap for a photo of 25 MiB. */
  private static final int DECODING_MEMORY = 1_769;

  /** Less than API Gateway's limit of 29 seconds; the SDK's retries end well before it. */
  private static final Duration API_TIMEOUT = Duration.ofSeconds(10);

  /** Close to API Gateway's limit, since the largest file that a form may contain is decoded. */
  private static final Duration IMAGE_TIMEOUT = Duration.ofSeconds(28);

  /** Longer than the job starts look-ups for. */
  private static final Duration LOOK_UP_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration JOB_TIMEOUT = Duration.ofMinutes(5);

  private final Grants grants;
  private final ObjectGrants objects;

  FunctionPlans(Grants grants) {
    this.grants = grants;
    this.objects = grants.objects();
  }

  FunctionPlan of(Route route) {
    return switch (route) {
      case CREATE_SESSION ->
          api(
              route,
              grants.onSessions("BatchGetItem", "GetItem", "UpdateItem"),
              grants.onSessionsAndNotes("PutItem"),
              grants.readNotes(),
              objects.putPhotos(),
              objects.findPhotos());
      case GET_SESSION ->
          api(route, grants.onSessions("Query"), objects.readPhotos(), grants.photoLifetime());
      case LIST_SESSIONS ->
          api(
              route,
              grants.listSessions(),
              grants.onSessionCounts("Query"),
              grants.onSessions("BatchGetItem"));
      case SUBMIT_SESSION, END_SESSION ->
          api(route, grants.onSessions("GetItem"), grants.onSessionsAndCounts("UpdateItem"));
      case DELETE_SESSION ->
          api(
              route,
              grants.onSessions("GetItem"),
              grants.onSessionsAndDeletions("DeleteItem", "PutItem", "UpdateItem"),
              grants.onSessionDeletions("GetItem"));
      case PRESIGN_UPLOAD ->
          api(route, grants.onSessions("GetItem", "Query", "UpdateItem"), objects.putPhotos());
      case REGISTER_PHOTO ->
          api(
              route,
              grants.onSessions("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
              objects.readPhotos(),
              grants.photoLifetime());
      case PROMISE_UPLOADS ->
          api(
              route,
              grants.onSessions("BatchGetItem", "PutItem", "UpdateItem", "ConditionCheckItem"),
              objects.putPhotos(),
              objects.findPhotos());
      case LIST_UPLOADS -> api(route, grants.onSessions("Query"), objects.findPhotos());
      case EXPLAIN_UPLOAD ->
          api(
              route,
              grants.onSessions("Query", "UpdateItem"),
              objects.putPhotos(),
              objects.findPhotos());
      case UPDATE_PHOTO ->
          api(
              route,
              grants.onSessions("GetItem", "UpdateItem"),
              objects.readPhotos(),
              objects.requestEdits(),
              grants.photoLifetime());
      case GET_SESSION_STATUS -> api(route, grants.onSessions("Query"));
      case CREATE_CAPTURE ->
          api(
              route,
              grants.onSessions("BatchGetItem", "GetItem"),
              grants.onCapturesAndNotes("PutItem", "UpdateItem"),
              grants.readNotes());
      case UPLOAD_CAPTURE_IMAGE ->
          plan(
              route,
              Artifact.COMPLETE,
              API_MEMORY,
              API_TIMEOUT,
              Start.SNAPSHOT,
              grants.onSessions("BatchGetItem", "GetItem"),
              grants.onCapturesAndNotes("PutItem", "UpdateItem"),
              grants.readNotes(),
              objects.replaceCapturePictures());
      case GET_CAPTURE -> api(route, grants.findCaptures(), grants.onSessions("BatchGetItem"));
      case RETRY_CAPTURE ->
          api(route, grants.findCaptures(), grants.onSessions("BatchGetItem", "UpdateItem"));
      case NAME_PRODUCT -> api(route, grants.onProducts("UpdateItem"));
      case LIST_PHOTOS ->
          api(route, grants.onSessions("Query"), objects.readPhotos(), grants.photoLifetime());
      case GET_PHOTO ->
          api(
              route,
              grants.onSessions("BatchGetItem", "GetItem"),
              objects.readPhotos(),
              grants.photoLifetime());
      case REORDER_PHOTOS ->
          api(
              route,
              grants.onSessions("PutItem", "Query", "UpdateItem"),
              objects.readPhotos(),
              grants.photoLifetime());
      case DELETE_PHOTO ->
          plan(
              route,
              Artifact.COMPLETE,
              API_MEMORY,
              API_TIMEOUT,
              Start.SNAPSHOT,
              grants.onSessions("BatchGetItem", "DeleteItem", "GetItem", "Query"),
              grants.onSessionsAndPhotoDeletions("PutItem", "UpdateItem", "ConditionCheckItem"),
              grants.onPhotoDeletions("GetItem"),
              grants.onPhotoPointers("DeleteItem"),
              objects.erasePhotos(),
              objects.handOverPhotos());
      case LIST_IMAGES -> api(route, grants.onProducts("Query"), grants.publicPictures());
      case GET_MANIFEST ->
          api(route, grants.onProducts("Query"), grants.publicPictures(), objects.readOriginals());
      case GET_IMAGE -> api(route, grants.onProducts("BatchGetItem"), grants.publicPictures());
      case UPDATE_IMAGE ->
          api(
              route,
              grants.onProducts("BatchGetItem", "ConditionCheckItem", "UpdateItem"),
              grants.publicPictures(),
              objects.putOriginals());
      case ADD_IMAGE ->
          plan(
              route,
              Artifact.COMPLETE,
              DECODING_MEMORY,
              IMAGE_TIMEOUT,
              Start.SNAPSHOT,
              Stream.concat(Stream.of(grants.decoders()), Stream.of(addedImages()))
                  .toArray(Grant[]::new));
      case ADD_IMAGE_FROM_PHOTO ->
          plan(route, Artifact.COMPLETE, API_MEMORY, API_TIMEOUT, Start.SNAPSHOT, addedImages());
      case DELETE_IMAGE -> deleteImage(route);
      case GET_ME -> api(route);
      case OPEN_BROWSER_SESSION -> api(route, grants.onUsers("GetItem", "UpdateItem"));
      case END_BROWSER_SESSION -> api(route, grants.onUsers("UpdateItem"));
      case GET_OPENAPI, GET_ERROR_PAGE -> page(route, Artifact.API);
      case GET_REFERENCE -> page(route, Artifact.COMPLETE);
    };
  }

  /** Returns the plan of the function that answers requests without a route. */
  FunctionPlan fallback() {
    return new FunctionPlan(
        "fallback",
        FallbackHandler.class,
        Artifact.API,
        PAGE_MEMORY,
        API_TIMEOUT,
        Start.SNAPSHOT, // it answers the preflights of browsers
        List.of(grants.api()));
  }

  /** Returns the plan of the function that judges uploaded objects. */
  FunctionPlan uploadedObject() {
    return new FunctionPlan(
        "uploaded-object",
        UploadedObjectHandler.class,
        Artifact.COMPLETE,
        DECODING_MEMORY,
        UploadTimes.timeout(),
        Start.SNAPSHOT,
        List.of(
            grants.onSessions("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "UpdateItem"),
            grants.onSessionsAndCaptures("PutItem", "UpdateItem"),
            grants.onPhotoPointers("DeleteItem", "UpdateItem"),
            grants.onPhotoDeletions("GetItem"),
            grants.onMissingFiles("UpdateItem"),
            grants.photoLifetime(),
            grants.onSessionDeletions("GetItem"),
            objects.erasePhotos(),
            objects.judgePhotos(),
            grants.decoders(),
            objects.replaceRenditions(),
            objects.markPictures(),
            grants.onProducts("BatchGetItem", "UpdateItem"),
            objects.readOriginals(),
            objects.putImages(),
            objects.deleteImages(),
            objects.detectMissingObjects()));
  }

  /** Returns the plan of the hourly job. */
  FunctionPlan expireSessions() {
    return new FunctionPlan(
        "expire-sessions",
        ExpireSessionsHandler.class,
        Artifact.COMPLETE,
        PAGE_MEMORY,
        JOB_TIMEOUT,
        Start.COLD,
        List.of(
            grants.listSessions(),
            grants.onSessionsAndCounts("UpdateItem"),
            grants.onDeletions("Query", "DeleteItem"),
            grants.onSessions("DeleteItem", "Query"),
            grants.onPhotoDeletions("Query", "DeleteItem"),
            grants.onPhotoPointers("DeleteItem"),
            grants.onSessionDeletions("Query", "DeleteItem"),
            grants.onCapturePointers("DeleteItem"),
            objects.erasePhotos(),
            objects.handOverPhotos(),
            objects.listAndDeleteImages()));
  }

  /** Returns the plan of the job that looks up the products of captures. */
  FunctionPlan lookUpCaptures() {
    return new FunctionPlan(
        "look-up-captures",
        LookUpCapturesHandler.class,
        Artifact.COMPLETE,
        PAGE_MEMORY,
        LOOK_UP_TIMEOUT,
        Start.COLD,
        List.of(
            grants.listOpenCaptures(),
            grants.onSessions("UpdateItem"),
            grants.onProducts("GetItem"),
            grants.announceCapturePictures(),
            grants.productServer()));
  }

  /**
   * Returns the plan of the hourly reconciliation of photos with their objects, which also brings
   * files back.
   */
  FunctionPlan reconcilePhotos() {
    return new FunctionPlan(
        "reconcile-photos",
        ReconcilePhotosHandler.class,
        Artifact.COMPLETE,
        PAGE_MEMORY,
        JOB_TIMEOUT,
        Start.COLD,
        List.of(
            objects.findPhotos(),
            objects.restorePhotos(),
            objects.detectMissingObjects(),
            grants.photoLifetime(),
            grants.onSessions("BatchGetItem", "GetItem", "UpdateItem"),
            grants.onMissingFiles("DeleteItem", "Query"),
            grants.onSessionDeletions("BatchGetItem"),
            grants.onReconciliation("GetItem", "PutItem", "UpdateItem"),
            grants.announcePhotos()));
  }

  /** Returns the grants for an image of either source: both routes accept a photo. */
  private Grant[] addedImages() {
    return new Grant[] {
      grants.onProducts("BatchGetItem"),
      grants.onProductsAndNotes("PutItem", "UpdateItem"),
      grants.readNotes(),
      grants.publicPictures(),
      grants.onPhotoPointers("GetItem"),
      grants.onSessions("GetItem"),
      objects.readPhotos(),
      objects.putOriginals(),
      objects.putImages(),
      objects.deleteImages(),
      objects.detectMissingObjects()
    };
  }

  private FunctionPlan deleteImage(Route route) {
    return plan(
        route,
        Artifact.COMPLETE,
        API_MEMORY,
        API_TIMEOUT,
        Start.SNAPSHOT,
        grants.onProducts("BatchGetItem"),
        grants.onDeletions("GetItem"),
        grants.onProductsAndDeletions("PutItem", "DeleteItem", "UpdateItem"),
        objects.listAndDeleteImages());
  }

  private FunctionPlan api(Route route, Grant... routeGrants) {
    return plan(route, Artifact.API, API_MEMORY, API_TIMEOUT, Start.SNAPSHOT, routeGrants);
  }

  private FunctionPlan page(Route route, Artifact artifact) {
    return plan(route, artifact, PAGE_MEMORY, API_TIMEOUT, Start.COLD);
  }

  /** Returns a plan with admission, unless anyone may call the route, and these grants. */
  private FunctionPlan plan(
      Route route,
      Artifact artifact,
      int memory,
      Duration timeout,
      Start start,
      Grant... routeGrants) {
    var all = new ArrayList<>(List.of(grants.api()));
    if (route.access() != Access.ANYONE) {
      all.add(grants.admission());
      grants.signIn().ifPresent(all::add);
    }
    all.addAll(List.of(routeGrants));
    var name = route.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new FunctionPlan(name, RouteHandlers.of(route), artifact, memory, timeout, start, all);
  }
}
