package dev.packshot.lambda;

import dev.packshot.graph.Settings;
import dev.packshot.snapshot.Priming;

/** Lambda's entry point for S3's messages about created objects. */
public final class UploadedObjectHandler extends LambdaHandler {
  public UploadedObjectHandler() {
    super(Functions::uploadedObjects, Priming.ofUploads(new Settings(System.getenv()).bucket()));
  }
}
