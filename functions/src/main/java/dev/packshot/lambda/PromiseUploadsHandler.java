package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#PROMISE_UPLOADS}. */
public final class PromiseUploadsHandler extends ApiHandler {
  public PromiseUploadsHandler() {
    super(Route.PROMISE_UPLOADS);
  }
}
