package dev.packshot.infra;

import dev.packshot.event.Route;
import dev.packshot.lambda.AddImageFromPhotoHandler;
import dev.packshot.lambda.AddImageHandler;
import dev.packshot.lambda.CreateCaptureHandler;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.DeleteImageHandler;
import dev.packshot.lambda.DeletePhotoHandler;
import dev.packshot.lambda.DeleteSessionHandler;
import dev.packshot.lambda.EndBrowserSessionHandler;
import dev.packshot.lambda.EndSessionHandler;
import dev.packshot.lambda.ExplainUploadHandler;
import dev.packshot.lambda.GetCaptureHandler;
import dev.packshot.lambda.GetErrorPageHandler;
import dev.packshot.lambda.GetImageHandler;
import dev.packshot.lambda.GetManifestHandler;
import dev.packshot.lambda.GetMeHandler;
import dev.packshot.lambda.GetOpenapiHandler;
import dev.packshot.lambda.GetPhotoHandler;
import dev.packshot.lambda.GetReferenceHandler;
import dev.packshot.lambda.GetSessionHandler;
import dev.packshot.lambda.GetSessionStatusHandler;
import dev.packshot.lambda.ListImagesHandler;
import dev.packshot.lambda.ListPhotosHandler;
import dev.packshot.lambda.ListSessionsHandler;
import dev.packshot.lambda.ListUploadsHandler;
import dev.packshot.lambda.NameProductHandler;
import dev.packshot.lambda.OpenBrowserSessionHandler;
import dev.packshot.lambda.PresignUploadHandler;
import dev.packshot.lambda.PromiseUploadsHandler;
import dev.packshot.lambda.RegisterPhotoHandler;
import dev.packshot.lambda.ReorderPhotosHandler;
import dev.packshot.lambda.RetryCaptureHandler;
import dev.packshot.lambda.SubmitSessionHandler;
import dev.packshot.lambda.UpdateImageHandler;
import dev.packshot.lambda.UpdatePhotoHandler;
import dev.packshot.lambda.UploadCaptureImageHandler;

/** The classes that Lambda calls for the routes. A route without one does not compile. */
final class RouteHandlers {
  private RouteHandlers() {}

  static Class<?> of(Route route) {
    return switch (route) {
      case CREATE_SESSION -> CreateSessionHandler.class;
      case GET_SESSION -> GetSessionHandler.class;
      case LIST_SESSIONS -> ListSessionsHandler.class;
      case SUBMIT_SESSION -> SubmitSessionHandler.class;
      case END_SESSION -> EndSessionHandler.class;
      case DELETE_SESSION -> DeleteSessionHandler.class;
      case PRESIGN_UPLOAD -> PresignUploadHandler.class;
      case REGISTER_PHOTO -> RegisterPhotoHandler.class;
      case UPDATE_PHOTO -> UpdatePhotoHandler.class;
      case LIST_PHOTOS -> ListPhotosHandler.class;
      case GET_PHOTO -> GetPhotoHandler.class;
      case REORDER_PHOTOS -> ReorderPhotosHandler.class;
      case DELETE_PHOTO -> DeletePhotoHandler.class;
      case PROMISE_UPLOADS -> PromiseUploadsHandler.class;
      case LIST_UPLOADS -> ListUploadsHandler.class;
      case EXPLAIN_UPLOAD -> ExplainUploadHandler.class;
      case GET_SESSION_STATUS -> GetSessionStatusHandler.class;
      case CREATE_CAPTURE -> CreateCaptureHandler.class;
      case UPLOAD_CAPTURE_IMAGE -> UploadCaptureImageHandler.class;
      case GET_CAPTURE -> GetCaptureHandler.class;
      case RETRY_CAPTURE -> RetryCaptureHandler.class;
      case NAME_PRODUCT -> NameProductHandler.class;
      case LIST_IMAGES -> ListImagesHandler.class;
      case ADD_IMAGE -> AddImageHandler.class;
      case ADD_IMAGE_FROM_PHOTO -> AddImageFromPhotoHandler.class;
      case GET_MANIFEST -> GetManifestHandler.class;
      case GET_IMAGE -> GetImageHandler.class;
      case UPDATE_IMAGE -> UpdateImageHandler.class;
      case DELETE_IMAGE -> DeleteImageHandler.class;
      case GET_ME -> GetMeHandler.class;
      case OPEN_BROWSER_SESSION -> OpenBrowserSessionHandler.class;
      case END_BROWSER_SESSION -> EndBrowserSessionHandler.class;
      case GET_OPENAPI -> GetOpenapiHandler.class;
      case GET_REFERENCE -> GetReferenceHandler.class;
      case GET_ERROR_PAGE -> GetErrorPageHandler.class;
    };
  }
}
