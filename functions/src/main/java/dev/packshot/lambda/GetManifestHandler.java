package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_MANIFEST}. */
public final class GetManifestHandler extends ApiHandler {
  public GetManifestHandler() {
    super(Route.GET_MANIFEST);
  }
}
