package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#ADD_IMAGE}. */
public final class AddImageHandler extends ApiHandler {
  public AddImageHandler() {
    super(Route.ADD_IMAGE);
  }
}
