package dev.packshot.http;

/** Reads a {@code Content-Type}. */
final class MediaType {
  private MediaType() {}

  /** Whether it is {@code application/json}, or another type with the suffix {@code +json}. */
  static boolean isJson(String contentType) {
    var essence = HeaderParameters.essence(contentType);
    return essence.equals("application/json")
        || (essence.startsWith("application/") && essence.endsWith("+json"));
  }

  static boolean isForm(String contentType) {
    return HeaderParameters.essence(contentType).equals("multipart/form-data");
  }
}
