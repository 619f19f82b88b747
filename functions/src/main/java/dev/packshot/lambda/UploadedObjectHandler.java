package dev.packshot.lambda;

/** What Lambda calls for a batch of messages about created objects. */
public final class UploadedObjectHandler extends LambdaHandler {
  public UploadedObjectHandler() {
    super(UploadedObjectHandler::new, Rehearsal.ofUpload());
  }

  public UploadedObjectHandler(AppComponent app) {
    super(new UploadCalls(app.ingestUpload(), app.deriveImage()));
  }
}
