package dev.packshot.lambda;

/** What Lambda calls for {@link Route#CREATE_SESSION}. */
public final class CreateSessionHandler extends ApiHandler {
  public CreateSessionHandler() {
    this(AppComponent.onLambda());
  }

  public CreateSessionHandler(AppComponent app) {
    super(Route.CREATE_SESSION, app, app.createSession());
  }
}
