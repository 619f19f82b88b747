package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_PHOTO}. */
public final class GetPhotoHandler extends ApiHandler {
  public GetPhotoHandler() {
    super(Route.GET_PHOTO);
  }
}
