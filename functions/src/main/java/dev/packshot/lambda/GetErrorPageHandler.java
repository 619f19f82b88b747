package dev.packshot.lambda;

/** What Lambda calls for {@link Route#GET_ERROR_PAGE}. */
public final class GetErrorPageHandler extends ApiHandler {
  public GetErrorPageHandler() {
    this(AppComponent.onLambda());
  }

  public GetErrorPageHandler(AppComponent app) {
    super(Route.GET_ERROR_PAGE, app, app.getErrorPage());
  }
}
