package dev.packshot.event;

import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import java.time.Instant;

/** The response with a problem document (RFC 9457). */
final class ProblemResponse {
  private ProblemResponse() {}

  static Response to(Request request, Problem problem, Instant now) {
    var response =
        Response.json(problem.code().status(), json -> write(json, request, problem, now))
            .with("Content-Type", "application/problem+json");
    for (var header : problem.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private static void write(JsonWriter json, Request request, Problem problem, Instant now) {
    var code = problem.code();
    json.field("type", request.baseUrl().resolve("/docs/errors/" + code.value()))
        .field("title", code.title())
        .field("status", code.status())
        .field("detail", problem.detail())
        .field("error_code", code.value())
        .field("retryable", code.retryable())
        .field("timestamp", now)
        .field("request_id", request.id());
    problem.retryAfterSeconds().ifPresent(seconds -> json.field("retry_after_seconds", seconds));
    if (!problem.errors().isEmpty()) {
      json.array(
          "errors",
          problem.errors(),
          (errorJson, error) ->
              errorJson.field("field", error.field()).field("message", error.message()));
    }
  }
}
