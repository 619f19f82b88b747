package dev.packshot.lambda;

/** What Lambda calls for {@link Route#PRESIGN_UPLOAD}. */
public final class PresignUploadHandler extends ApiHandler {
  public PresignUploadHandler() {
    super(PresignUploadHandler::new, Rehearsal.of(Route.PRESIGN_UPLOAD));
  }

  public PresignUploadHandler(AppComponent app) {
    super(Route.PRESIGN_UPLOAD, app, app.presignUpload());
  }
}
