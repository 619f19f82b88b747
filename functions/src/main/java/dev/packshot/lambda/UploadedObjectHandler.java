package dev.packshot.lambda;

import dev.packshot.graph.Settings;
import dev.packshot.snapshot.Priming;

/** Lambda's entry point for S3's messages about created objects. */
public final class UploadedObjectHandler extends LambdaHandler {
  public UploadedObjectHandler() {
    this(new Settings(System.getenv()));
  }

  private UploadedObjectHandler(Settings settings) {
    super(
        Functions::uploadedObjects,
        Priming.ofUploads(settings.bucket()).withHeic(settings.decodesHeic()));
  }
}
