package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#UPLOAD_CAPTURE_IMAGE}. */
public final class UploadCaptureImageHandler extends ApiHandler {
  public UploadCaptureImageHandler() {
    super(Route.UPLOAD_CAPTURE_IMAGE);
  }
}
