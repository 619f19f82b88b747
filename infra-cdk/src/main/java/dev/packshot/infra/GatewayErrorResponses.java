package dev.packshot.infra;

import dev.packshot.problem.ErrorCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/**
 * The responses that API Gateway sends without invoking a function, as problem documents of the
 * API. Their templates can only insert values
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html).
 * No such value is the time in ISO 8601, so they contain {@code request_time} instead of {@code
 * timestamp}, and they have no rate limit headers. Headers may contain context variables, without a
 * dollar sign
 * (docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html).
 */
final class GatewayErrorResponses {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final RestApi api;
  private final String basePath;

  /**
   * Creates the responses of an API.
   *
   * @param basePath the path of the API in the URLs of clients
   */
  GatewayErrorResponses(RestApi api, String basePath) {
    this.api = api;
    this.basePath = basePath;
  }

  void add() {
    addRejections();
    addLimits();
    addFailures();
  }

  private void addRejections() {
    add(ResponseType.DEFAULT_4_XX, ErrorCode.BAD_REQUEST, "The gateway cannot read the request.");
    add(ResponseType.ACCESS_DENIED, ErrorCode.FORBIDDEN, "The gateway denied access.");
    add(ResponseType.WAF_FILTERED, ErrorCode.FORBIDDEN, "The firewall refused the request.");
    // the type of the response to an unknown path or method
    add(
        ResponseType.MISSING_AUTHENTICATION_TOKEN,
        ErrorCode.NOT_FOUND,
        "There is no such address.");
    add(ResponseType.RESOURCE_NOT_FOUND, ErrorCode.NOT_FOUND, "There is no such address.");
    add(
        ResponseType.UNSUPPORTED_MEDIA_TYPE,
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "The gateway does not accept this type of body.");
  }

  private void addLimits() {
    add(
        ResponseType.REQUEST_TOO_LARGE,
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The body is larger than the gateway accepts; use a presigned-upload-url.");
    add(
        ResponseType.THROTTLED,
        ErrorCode.RATE_LIMITED,
        "The API receives more requests per second than it accepts in total.");
    add(ResponseType.QUOTA_EXCEEDED, ErrorCode.RATE_LIMITED, "The quota is used up.");
  }

  private void addFailures() {
    add(ResponseType.DEFAULT_5_XX, ErrorCode.INTERNAL_ERROR, "Report the request_id.");
    add(
        ResponseType.INTEGRATION_FAILURE,
        ErrorCode.SERVICE_UNAVAILABLE,
        "The function could not be called.");
    add(
        ResponseType.INTEGRATION_TIMEOUT,
        ErrorCode.SERVICE_UNAVAILABLE,
        "The function took too long.");
  }

  private void add(ResponseType type, ErrorCode code, String detail) {
    api.addGatewayResponse(
        type.getResponseType(),
        GatewayResponseOptions.builder()
            .type(type)
            .statusCode(Integer.toString(code.status()))
            .responseHeaders(headers(code))
            .templates(Map.of("application/json", template(code, detail)))
            .build());
  }

  /** Returns headers that let every web page read the response, which contains no private data. */
  private static Map<String, String> headers(ErrorCode code) {
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", "'application/problem+json'");
    headers.put("Access-Control-Allow-Origin", "'*'");
    headers.put("Access-Control-Expose-Headers", "'Retry-After, X-Request-Id'");
    headers.put("X-Request-Id", "context.requestId");
    headers.put("Cache-Control", "'no-store'");
    headers.put("X-Content-Type-Options", "'nosniff'");
    if (code.retryable()) {
      headers.put("Retry-After", "'" + RETRY_AFTER_SECONDS + "'");
    }
    return headers;
  }

  private String template(ErrorCode code, String detail) {
    return String.format(
        Locale.ROOT,
        """
        {"type":"https://$context.domainName%s/docs/errors/%s","title":"%s","status":%d,\
        "detail":"%s","error_code":"%s","retryable":%s,%s\
        "request_time":"$context.requestTime","request_id":"$context.requestId"}""",
        basePath,
        code.value(),
        code.title(),
        code.status(),
        detail,
        code.value(),
        code.retryable(),
        code.retryable() ? "\"retry_after_seconds\":" + RETRY_AFTER_SECONDS + "," : "");
  }
}
