package dev.packshot.http;

/** The media types of request bodies. */
final class MediaType {
  private MediaType() {}

  /**
   * Returns whether a content type is {@code application/json} or an application type with the
   * suffix {@code +json}.
   */
  static boolean isJson(String contentType) {
    var essence = HeaderParameters.essence(contentType);
    return essence.equals("application/json")
        || (essence.startsWith("application/") && essence.endsWith("+json"));
  }

  /** Returns whether a content type is {@code multipart/form-data}. */
  static boolean isForm(String contentType) {
    return HeaderParameters.essence(contentType).equals("multipart/form-data");
  }
}
