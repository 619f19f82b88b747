package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.snapshot.Priming;

/** Lambda's entry point for one route. */
public abstract class ApiHandler extends LambdaHandler {
  ApiHandler(Route route) {
    super(app -> Functions.of(route, app), Priming.of(route));
  }
}
