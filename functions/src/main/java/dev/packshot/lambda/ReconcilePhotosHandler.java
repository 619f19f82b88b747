package dev.packshot.lambda;

import dev.packshot.snapshot.Priming;

/** Lambda's entry point for the reconciliation of photos with their objects. */
public final class ReconcilePhotosHandler extends LambdaHandler {
  public ReconcilePhotosHandler() {
    super(Functions::reconcilePhotos, Priming.none());
  }
}
