package dev.packshot.docs;

import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import javax.inject.Inject;

/**
 * {@code GET /docs}: the contract to read and to try, in one page with its renderer inside, so that
 * nothing is loaded from another host.
 */
public final class GetReference implements OpenEndpoint {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Packshot API</title>
      <link rel="icon" href="data:,">
      <style>body{margin:0}</style>
      </head>
      <body>
      <openapi-explorer spec-url="%s/openapi.json" hide-components="true" default-schema-tab="body"
        primary-color="#8a3b12" nav-bg-color="#26201c" nav-text-color="#e8e0d8" nav-accent-color="#f2a65a"></openapi-explorer>
      <script>""";
  private static final String FOOT = "</script>\n</body>\n</html>\n";

  private final String renderer = Resource.text("openapi-explorer.js");
  private final String policy =
      "default-src 'none'; script-src 'sha256-"
          + sha256(renderer)
          + "'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  @Inject
  public GetReference() {}

  @Override
  public Response handle(Request request) {
    return new Response(
        200,
        Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", policy),
        HEAD.formatted(request.basePath()) + renderer + FOOT);
  }

  private static String sha256(String script) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
