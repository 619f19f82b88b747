package dev.packshot.docs;

/** The files of the {@code org.webjars:swagger-ui} library on the class path. */
final class SwaggerUi {
  /** The version is part of the path and equals {@code swagger-ui.version} of the parent POM. */
  private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  static final String BUNDLE = FOLDER + "swagger-ui-bundle.js";
  static final String STYLE = FOLDER + "swagger-ui.css";

  private SwaggerUi() {}
}
