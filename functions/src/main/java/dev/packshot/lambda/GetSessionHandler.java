package dev.packshot.lambda;

/** What Lambda calls for {@link Route#GET_SESSION}. */
public final class GetSessionHandler extends ApiHandler {
  public GetSessionHandler() {
    super(GetSessionHandler::new, Rehearsal.of(Route.GET_SESSION));
  }

  public GetSessionHandler(AppComponent app) {
    super(Route.GET_SESSION, app, app.getSession());
  }
}
