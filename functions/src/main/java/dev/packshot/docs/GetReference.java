package dev.packshot.docs;

import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Sha256;
import java.util.Locale;
import java.util.Map;
import javax.inject.Inject;

/**
 * {@code GET /docs}: returns a page that shows the contract. Swagger UI is part of the page, so
 * that nothing is loaded from another host.
 */
public final class GetReference implements OpenEndpoint {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Packshot API</title>
      <link rel="icon" href="data:,">
      <style>%s</style>
      </head>
      <body>
      <div id="reference" data-contract="%s/openapi.json"></div>
      <script>%s</script>
      <script>%s</script>
      </body>
      </html>
      """;

  private static final String START =
      """
      const reference = document.getElementById('reference');
      SwaggerUIBundle({
        domNode: reference,
        url: reference.dataset.contract,
        deepLinking: true,
        defaultModelsExpandDepth: 0,
        validatorUrl: null
      });
      """;

  private final String style = Resource.text(SwaggerUi.STYLE);
  private final String bundle = inlined(Resource.text(SwaggerUi.BUNDLE));
  private final String policy =
      "default-src 'none'; script-src "
          + hashSource(bundle)
          + " "
          + hashSource(START)
          + "; style-src "
          + hashSource(style)
          + "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  @Inject
  public GetReference() {}

  @Override
  public Response handle(Request request) {
    return new Response(
        200,
        Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", policy),
        String.format(Locale.ROOT, PAGE, style, request.baseUrl().path(), bundle, START));
  }

  /** Escapes the sequences that would change how a browser parses the rest of an inline script. */
  private static String inlined(String script) {
    return script.replace("<!--", "\\x3C!--").replace("<script", "\\x3Cscript");
  }

  /** Returns the source expression of a Content Security Policy that allows an inline text. */
  private static String hashSource(String text) {
    return "'sha256-" + Sha256.base64(text) + "'";
  }
}
