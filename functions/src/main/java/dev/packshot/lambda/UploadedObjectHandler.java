package dev.packshot.lambda;

import dev.packshot.event.UploadBatchHandler;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for a batch of messages about created objects. */
public final class UploadedObjectHandler extends LambdaHandler {
  public UploadedObjectHandler() {
    super(UploadedObjectHandler::new, Priming.ofUpload());
  }

  public UploadedObjectHandler(AppComponent app) {
    super(new UploadBatchHandler(app.ingestUpload(), app.deriveImage()));
  }
}
