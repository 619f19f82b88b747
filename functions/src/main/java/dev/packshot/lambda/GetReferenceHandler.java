package dev.packshot.lambda;

/** What Lambda calls for {@link Route#GET_REFERENCE}. */
public final class GetReferenceHandler extends ApiHandler {
  public GetReferenceHandler() {
    super(GetReferenceHandler::new, Rehearsal.of(Route.GET_REFERENCE));
  }

  public GetReferenceHandler(AppComponent app) {
    super(Route.GET_REFERENCE, app, app.getReference());
  }
}
