package dev.packshot.lambda;

/** What Lambda calls for {@link Route#LIST_IMAGES}. */
public final class ListImagesHandler extends ApiHandler {
  public ListImagesHandler() {
    super(ListImagesHandler::new, Rehearsal.of(Route.LIST_IMAGES));
  }

  public ListImagesHandler(AppComponent app) {
    super(Route.LIST_IMAGES, app, app.listImages());
  }
}
