package dev.packshot.lambda;

/** What Lambda calls for {@link Route#GET_IMAGE}. */
public final class GetImageHandler extends ApiHandler {
  public GetImageHandler() {
    super(GetImageHandler::new, Rehearsal.of(Route.GET_IMAGE));
  }

  public GetImageHandler(AppComponent app) {
    super(Route.GET_IMAGE, app, app.getImage());
  }
}
