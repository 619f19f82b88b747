package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#LIST_PHOTOS}. */
public final class ListPhotosHandler extends ApiHandler {
  public ListPhotosHandler() {
    super(Route.LIST_PHOTOS);
  }
}
