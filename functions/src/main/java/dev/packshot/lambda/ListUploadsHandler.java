package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#LIST_UPLOADS}. */
public final class ListUploadsHandler extends ApiHandler {
  public ListUploadsHandler() {
    super(Route.LIST_UPLOADS);
  }
}
