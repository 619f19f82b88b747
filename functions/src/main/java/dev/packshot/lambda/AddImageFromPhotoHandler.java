package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#ADD_IMAGE_FROM_PHOTO}. */
public final class AddImageFromPhotoHandler extends ApiHandler {
  public AddImageFromPhotoHandler() {
    super(Route.ADD_IMAGE_FROM_PHOTO);
  }
}
