package dev.packshot.lambda;

/** What Lambda calls for {@link Route#GET_OPENAPI}. */
public final class GetOpenapiHandler extends ApiHandler {
  public GetOpenapiHandler() {
    super(GetOpenapiHandler::new, Rehearsal.of(Route.GET_OPENAPI));
  }

  public GetOpenapiHandler(AppComponent app) {
    super(Route.GET_OPENAPI, app, app.getOpenapi());
  }
}
