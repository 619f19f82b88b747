package dev.packshot.lambda;

/** What Lambda calls every hour. */
public final class ExpireSessionsHandler extends LambdaHandler {
  public ExpireSessionsHandler() {
    super(ExpireSessionsHandler::new, Rehearsal.none());
  }

  public ExpireSessionsHandler(AppComponent app) {
    super(new ExpireCalls(app.expireSessions(), app.sweepDeletions()));
  }
}
