package dev.packshot.http;

/**
 * The URL that every URL of the API starts with.
 *
 * @param origin scheme, host and port
 * @param path the path prefix, such as the stage {@code /prod}; may be empty
 */
public record BaseUrl(String origin, String path) {
  /** Returns the absolute URL of a path of the API, which starts with a slash. */
  public String resolve(String apiPath) {
    return origin + path + apiPath;
  }
}
