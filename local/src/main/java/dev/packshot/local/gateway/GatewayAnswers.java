package dev.packshot.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.json.JsonWriter;
import dev.packshot.problem.ErrorCode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The error responses of the gateway itself: problem documents with the headers of all responses.
 *
 * @param sharedHeaders returns the headers that the functions add to every response, for a call
 */
record GatewayAnswers(Clock clock, Function<HttpCall, Map<String, List<String>>> sharedHeaders) {
  HttpAnswer tooLarge(HttpCall call, String detail) {
    return of(call, ErrorCode.PAYLOAD_TOO_LARGE, detail);
  }

  /** Answers a request whose event would be too large for Lambda. */
  HttpAnswer tooLargeForFunction(HttpCall call) {
    return tooLarge(
        call, "The body is larger than a function accepts; upload photos directly to S3.");
  }

  HttpAnswer badRequest(HttpCall call, String detail) {
    return of(call, ErrorCode.BAD_REQUEST, detail);
  }

  HttpAnswer overloaded(HttpCall call) {
    return of(
            call, ErrorCode.SERVICE_UNAVAILABLE, "Too many large bodies arrive at once; try again.")
        .with("Retry-After", "1");
  }

  HttpAnswer internalError(HttpCall call) {
    return of(
        call, ErrorCode.INTERNAL_ERROR, "Something failed on our side; report the request_id.");
  }

  private HttpAnswer of(HttpCall call, ErrorCode code, String detail) {
    var body =
        JsonWriter.object(
            json ->
                json.field("type", call.baseUrl() + "/docs/errors/" + code.value())
                    .field("title", code.title())
                    .field("status", code.status())
                    .field("detail", detail)
                    .field("error_code", code.value())
                    .field("retryable", code.retryable())
                    .field("timestamp", clock.instant())
                    .field("request_id", call.id()));
    var headers = new LinkedHashMap<>(sharedHeaders.apply(call));
    headers.put("X-Request-Id", List.of(call.id()));
    headers.put("X-Content-Type-Options", List.of("nosniff"));
    headers.put("Cache-Control", List.of("no-store"));
    return new HttpAnswer(code.status(), headers, new byte[0])
        .with("application/problem+json", body.getBytes(UTF_8));
  }
}
