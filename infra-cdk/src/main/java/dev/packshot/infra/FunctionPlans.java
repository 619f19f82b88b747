package dev.packshot.infra;

import dev.packshot.event.Route;
import dev.packshot.lambda.AddImageHandler;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.DeleteImageHandler;
import dev.packshot.lambda.ExpireSessionsHandler;
import dev.packshot.lambda.FallbackHandler;
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
import dev.packshot.lambda.UploadedObjectHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Every function there is: its size, its variables and its grants. */
final class FunctionPlans {
  /**
   * A request waits for DynamoDB more than for the CPU, yet decrypting, parsing and signing are
   * CPU: below about half a core the time grows as fast as the price falls.
   */
  private static final int API_MEMORY = 1_024;

  /** These touch neither table nor bucket. */
  private static final int PAGE_MEMORY = 512;

  /** One whole core for decoding; a heap that a photo of 25 MiB fits into many times. */
  private static final int INGEST_MEMORY = 1_769;

  /** API Gateway gives up after 29 s; the SDK's own retries are long over by then. */
  private static final Duration API_TIMEOUT = Duration.ofSeconds(10);

  /** Ten photos of the largest size, each read and decoded whole. */
  static final Duration INGEST_TIMEOUT = Duration.ofSeconds(90);

  /** Just less than API Gateway waits: the largest file that a form holds is decoded whole. */
  private static final Duration IMAGE_TIMEOUT = Duration.ofSeconds(28);

  private static final Duration JOB_TIMEOUT = Duration.ofMinutes(5);

  private final Variables variables;
  private final Grants grants;

  FunctionPlans(StageSettings settings, Data data, Media media) {
    this.variables = new Variables(settings, data, media);
    this.grants = new Grants(data.table(), media.bucketArn());
  }

  FunctionPlan of(Route route) {
    var name = route.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (route) {
      case CREATE_SESSION ->
          api(
              name,
              CreateSessionHandler.class,
              variables.api().table(),
              grants.admit(),
              grants.onSessions("PutItem"));
      case GET_SESSION ->
          api(
              name,
              GetSessionHandler.class,
              variables.api().table().bucket(),
              grants.admit(),
              grants.onSessions("Query"),
              grants.readPhotos(),
              grants.readRenditions());
      case PRESIGN_UPLOAD ->
          api(
              name,
              PresignUploadHandler.class,
              variables.api().table().bucket(),
              grants.admit(),
              grants.onSessions("GetItem"),
              grants.putPhotos());
      case REGISTER_PHOTO ->
          api(
              name,
              RegisterPhotoHandler.class,
              variables.api().table().bucket(),
              grants.admit(),
              grants.onSessions("BatchGetItem", "PutItem", "UpdateItem"),
              grants.readPhotos(),
              grants.readRenditions());
      case UPDATE_PHOTO ->
          api(
              name,
              UpdatePhotoHandler.class,
              variables.api().table().bucket(),
              grants.admit(),
              grants.onSessions("GetItem", "UpdateItem"),
              grants.readPhotos(),
              grants.readRenditions());
      case LIST_IMAGES ->
          api(
              name,
              ListImagesHandler.class,
              variables.api().table().media(),
              grants.admit(),
              grants.onProducts("Query"));
      case GET_IMAGE ->
          api(
              name,
              GetImageHandler.class,
              variables.api().table().media(),
              grants.admit(),
              grants.onProducts("BatchGetItem"));
      case UPDATE_IMAGE ->
          api(
              name,
              UpdateImageHandler.class,
              variables.api().table().media(),
              grants.admit(),
              grants.onProducts("BatchGetItem", "ConditionCheckItem", "UpdateItem"));
      case ADD_IMAGE -> addImage(name);
      case DELETE_IMAGE ->
          whole(
              name,
              DeleteImageHandler.class,
              API_MEMORY,
              API_TIMEOUT,
              variables.api().table().bucket(),
              grants.admit(),
              grants.onProducts("BatchGetItem", "DeleteItem", "UpdateItem"),
              grants.onDeletions("GetItem", "PutItem", "DeleteItem"),
              grants.deleteImages(),
              grants.listImages());
      case GET_OPENAPI -> page(name, Artifact.API, GetOpenapiHandler.class);
      case GET_ERROR_PAGE -> page(name, Artifact.API, GetErrorPageHandler.class);
      case GET_REFERENCE -> page(name, Artifact.WHOLE, GetReferenceHandler.class);
    };
  }

  private FunctionPlan addImage(String name) {
    return whole(
        name,
        AddImageHandler.class,
        INGEST_MEMORY,
        IMAGE_TIMEOUT,
        variables.api().table().bucket().media(),
        grants.admit(),
        grants.onProducts("PutItem", "UpdateItem"),
        grants.findPhotos(),
        grants.onSessions("GetItem"),
        grants.readPhotos(),
        grants.readRenditions(),
        grants.putOriginals(),
        grants.putImages(),
        grants.deleteImages(),
        grants.noticeMissingPhotos());
  }

  FunctionPlan fallback() {
    return page("fallback", Artifact.API, FallbackHandler.class);
  }

  FunctionPlan uploadedObject() {
    return new FunctionPlan(
        "uploaded-object",
        Artifact.WHOLE,
        UploadedObjectHandler.class,
        INGEST_MEMORY,
        INGEST_TIMEOUT,
        variables.table().bucket().all(),
        List.of(
            grants.onSessions("GetItem", "PutItem", "UpdateItem"),
            grants.pointToPhotos(),
            grants.readPhotos(),
            grants.markPhotos(),
            grants.replaceRenditions(),
            grants.onProducts("BatchGetItem", "UpdateItem"),
            grants.readOriginals(),
            grants.putImages(),
            grants.deleteImages(),
            grants.noticeMissingPhotos()));
  }

  FunctionPlan expireSessions() {
    return new FunctionPlan(
        "expire-sessions",
        Artifact.WHOLE,
        ExpireSessionsHandler.class,
        PAGE_MEMORY,
        JOB_TIMEOUT,
        variables.table().bucket().all(),
        List.of(
            grants.listSessions(),
            grants.onSessions("UpdateItem"),
            grants.onDeletions("Query", "DeleteItem"),
            grants.deleteImages(),
            grants.listImages()));
  }

  private FunctionPlan whole(
      String name,
      Class<?> handler,
      int memory,
      Duration timeout,
      Variables given,
      PolicyStatement... statements) {
    return new FunctionPlan(
        name, Artifact.WHOLE, handler, memory, timeout, given.all(), Arrays.asList(statements));
  }

  private FunctionPlan api(
      String name, Class<?> handler, Variables given, PolicyStatement... statements) {
    return new FunctionPlan(
        name,
        Artifact.API,
        handler,
        API_MEMORY,
        API_TIMEOUT,
        given.all(),
        Arrays.asList(statements));
  }

  private FunctionPlan page(String name, Artifact artifact, Class<?> handler) {
    return new FunctionPlan(
        name, artifact, handler, PAGE_MEMORY, API_TIMEOUT, variables.api().all(), List.of());
  }
}
