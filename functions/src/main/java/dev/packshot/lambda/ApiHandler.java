package dev.packshot.lambda;

import dev.packshot.event.ApiRequestHandler;
import dev.packshot.event.Operation;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;
import dev.packshot.snapshot.Priming;
import java.util.function.Function;

/** What Lambda calls for API Gateway's events: one operation, or all that is none. */
public abstract class ApiHandler extends LambdaHandler {
  ApiHandler(Function<AppComponent, ApiHandler> onGraph, Priming rehearsal) {
    super(onGraph, rehearsal);
  }

  ApiHandler(Route route, AppComponent app, Endpoint<?> endpoint) {
    super(
        new ApiRequestHandler(
            route.name(),
            route.path(),
            app,
            Operation.admitted(endpoint, app.authenticator(), app.executor())));
  }

  ApiHandler(Route route, AppComponent app, OpenEndpoint endpoint) {
    this(route.name(), route.path(), app, endpoint);
  }

  ApiHandler(String name, AppComponent app, OpenEndpoint endpoint) {
    this(name, "", app, endpoint);
  }

  private ApiHandler(String name, String path, AppComponent app, OpenEndpoint endpoint) {
    super(new ApiRequestHandler(name, path, app, Operation.open(endpoint, app.authenticator())));
  }
}
