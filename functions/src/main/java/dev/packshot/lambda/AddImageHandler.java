package dev.packshot.lambda;

/** What Lambda calls for {@link Route#ADD_IMAGE}. */
public final class AddImageHandler extends ApiHandler {
  public AddImageHandler() {
    super(AddImageHandler::new, Rehearsal.of(Route.ADD_IMAGE));
  }

  public AddImageHandler(AppComponent app) {
    super(Route.ADD_IMAGE, app, app.addImage());
  }
}
