package dev.packshot.lambda;

/** What Lambda calls for {@link Route#GET_ERROR_PAGE}. */
public final class GetErrorPageHandler extends ApiHandler {
  public GetErrorPageHandler() {
    super(GetErrorPageHandler::new, Rehearsal.of(Route.GET_ERROR_PAGE));
  }

  public GetErrorPageHandler(AppComponent app) {
    super(Route.GET_ERROR_PAGE, app, app.getErrorPage());
  }
}
