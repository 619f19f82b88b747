package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#LIST_IMAGES}. */
public final class ListImagesHandler extends ApiHandler {
  public ListImagesHandler() {
    super(Route.LIST_IMAGES);
  }
}
