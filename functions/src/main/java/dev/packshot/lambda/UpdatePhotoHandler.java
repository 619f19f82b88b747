package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#UPDATE_PHOTO}. */
public final class UpdatePhotoHandler extends ApiHandler {
  public UpdatePhotoHandler() {
    super(Route.UPDATE_PHOTO);
  }
}
