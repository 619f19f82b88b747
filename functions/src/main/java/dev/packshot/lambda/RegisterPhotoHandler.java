package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#REGISTER_PHOTO}. */
public final class RegisterPhotoHandler extends ApiHandler {
  public RegisterPhotoHandler() {
    super(Route.REGISTER_PHOTO);
  }
}
