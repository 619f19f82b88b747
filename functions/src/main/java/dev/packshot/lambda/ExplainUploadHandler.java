package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#EXPLAIN_UPLOAD}. */
public final class ExplainUploadHandler extends ApiHandler {
  public ExplainUploadHandler() {
    super(Route.EXPLAIN_UPLOAD);
  }
}
