package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#REORDER_PHOTOS}. */
public final class ReorderPhotosHandler extends ApiHandler {
  public ReorderPhotosHandler() {
    super(Route.REORDER_PHOTOS);
  }
}
