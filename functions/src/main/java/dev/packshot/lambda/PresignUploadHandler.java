package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#PRESIGN_UPLOAD}. */
public final class PresignUploadHandler extends ApiHandler {
  public PresignUploadHandler() {
    super(PresignUploadHandler::new, Priming.of(Route.PRESIGN_UPLOAD));
  }

  public PresignUploadHandler(AppComponent app) {
    super(Route.PRESIGN_UPLOAD, app, app.presignUpload());
  }
}
