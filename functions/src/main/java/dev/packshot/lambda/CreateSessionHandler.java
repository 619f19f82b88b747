package dev.packshot.lambda;

/** What Lambda calls for {@link Route#CREATE_SESSION}. */
public final class CreateSessionHandler extends ApiHandler {
  public CreateSessionHandler() {
    super(CreateSessionHandler::new, Rehearsal.of(Route.CREATE_SESSION));
  }

  public CreateSessionHandler(AppComponent app) {
    super(Route.CREATE_SESSION, app, app.createSession());
  }
}
