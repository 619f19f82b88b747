package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#NAME_PRODUCT}. */
public final class NameProductHandler extends ApiHandler {
  public NameProductHandler() {
    super(Route.NAME_PRODUCT);
  }
}
