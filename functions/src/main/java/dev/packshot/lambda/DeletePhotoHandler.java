package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#DELETE_PHOTO}. */
public final class DeletePhotoHandler extends ApiHandler {
  public DeletePhotoHandler() {
    super(Route.DELETE_PHOTO);
  }
}
