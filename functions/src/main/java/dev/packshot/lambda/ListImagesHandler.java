package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#LIST_IMAGES}. */
public final class ListImagesHandler extends ApiHandler {
  public ListImagesHandler() {
    super(ListImagesHandler::new, Priming.of(Route.LIST_IMAGES));
  }

  public ListImagesHandler(AppComponent app) {
    super(Route.LIST_IMAGES, app, app.listImages());
  }
}
