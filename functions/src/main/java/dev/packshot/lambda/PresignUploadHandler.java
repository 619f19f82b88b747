package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#PRESIGN_UPLOAD}. */
public final class PresignUploadHandler extends ApiHandler {
  public PresignUploadHandler() {
    super(Route.PRESIGN_UPLOAD);
  }
}
