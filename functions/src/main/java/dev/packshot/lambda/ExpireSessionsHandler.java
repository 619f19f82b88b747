package dev.packshot.lambda;

import dev.packshot.event.MaintenanceHandler;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls every hour. */
public final class ExpireSessionsHandler extends LambdaHandler {
  public ExpireSessionsHandler() {
    super(ExpireSessionsHandler::new, Priming.none());
  }

  public ExpireSessionsHandler(AppComponent app) {
    super(new MaintenanceHandler(app.expireSessions(), app.sweepDeletions()));
  }
}
