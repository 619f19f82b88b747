package dev.packshot.docs;

import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/** {@code GET /docs/errors/{error_code}}: explains an error and its remedy. */
public final class GetErrorPage implements OpenEndpoint {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%1$s · Packshot</title>
      <style>body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
      </head>
      <body>
      <h1>%2$d %3$s</h1>
      <p><code>%1$s</code></p>
      <p>%4$s</p>
      <p><strong>What to do:</strong> %5$s</p>
      <p>%6$s</p>
      </body>
      </html>
      """;

  @Inject
  public GetErrorPage() {}

  @Override
  public Response handle(Request request) {
    var code =
        Optional.ofNullable(request.pathParameters().get("error_code"))
            .flatMap(ErrorCode::find)
            .orElseThrow(() -> new ProblemException(Problem.notFound("error code")));
    return new Response(
        200,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
        page(code));
  }

  private static String page(ErrorCode code) {
    return String.format(
        Locale.ROOT,
        PAGE,
        code.value(),
        code.status(),
        code.title(),
        code.meaning(),
        code.remedy(),
        code.retryable()
            ? "The same request can succeed later without being changed."
            : "The same request will be refused again until something changes.");
  }
}
