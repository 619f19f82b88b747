package dev.packshot.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.json.JsonWriter;
import dev.packshot.problem.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The error responses of the gateway itself. */
final class GatewayResponses {
  private GatewayResponses() {}

  static ProxyResponse tooLarge(HttpCall call, String detail, Instant now) {
    return of(call, ErrorCode.PAYLOAD_TOO_LARGE, detail, now);
  }

  static ProxyResponse internalError(HttpCall call, Instant now) {
    return of(
        call,
        ErrorCode.INTERNAL_ERROR,
        "Something failed on our side; report the request_id.",
        now);
  }

  private static ProxyResponse of(HttpCall call, ErrorCode code, String detail, Instant now) {
    var body =
        JsonWriter.object(
            json ->
                json.field("type", call.baseUrl() + "/docs/errors/" + code.value())
                    .field("title", code.title())
                    .field("status", code.status())
                    .field("detail", detail)
                    .field("error_code", code.value())
                    .field("retryable", code.retryable())
                    .field("timestamp", now)
                    .field("request_id", call.id()));
    return new ProxyResponse(code.status(), headers(call), body.getBytes(UTF_8));
  }

  private static Map<String, List<String>> headers(HttpCall call) {
    return Map.of(
        "X-Request-Id", List.of(call.id()),
        "Content-Type", List.of("application/problem+json"),
        "Access-Control-Allow-Origin", List.of("*"),
        "X-Content-Type-Options", List.of("nosniff"),
        "Cache-Control", List.of("no-store"));
  }
}
