package dev.packshot.infra;

import dev.packshot.problem.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/**
 * What API Gateway answers by itself, as the problem documents of the API. Its templates only put
 * values in
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html),
 * and of the time there is none in ISO 8601, so these have {@code request_time} instead of {@code
 * timestamp}, and no limit headers, which would have to be computed. A header takes context
 * variables too, without the dollar
 * (docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html).
 */
final class GatewayErrorResponses {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final RestApi api;
  private final String basePath;

  /** With the path that the API lies under, as clients see it. */
  GatewayErrorResponses(RestApi api, String basePath) {
    this.api = api;
    this.basePath = basePath;
  }

  void add() {
    add(ResponseType.DEFAULT_4_XX, ErrorCode.BAD_REQUEST, "The gateway cannot read the request.");
    add(ResponseType.DEFAULT_5_XX, ErrorCode.INTERNAL_ERROR, "Report the request_id.");
    add(ResponseType.ACCESS_DENIED, ErrorCode.FORBIDDEN, "The gateway lets nobody in here.");
    add(ResponseType.WAF_FILTERED, ErrorCode.FORBIDDEN, "The firewall refused the request.");
    // this is what it says of a path or a method that it does not know
    add(
        ResponseType.MISSING_AUTHENTICATION_TOKEN,
        ErrorCode.NOT_FOUND,
        "There is no such address.");
    add(ResponseType.RESOURCE_NOT_FOUND, ErrorCode.NOT_FOUND, "There is no such address.");
    add(
        ResponseType.REQUEST_TOO_LARGE,
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The body is larger than the gateway takes; ask for a presigned-upload-url.");
    add(
        ResponseType.UNSUPPORTED_MEDIA_TYPE,
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "The gateway does not take this type of body.");
    add(
        ResponseType.THROTTLED,
        ErrorCode.RATE_LIMITED,
        "The API as a whole has more requests than it takes in a second.");
    add(ResponseType.QUOTA_EXCEEDED, ErrorCode.RATE_LIMITED, "The quota is used up.");
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

  /** Every page may read them: they tell nothing of anybody's. */
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
    return """
        {"type":"https://$context.domainName%s/docs/errors/%s","title":"%s","status":%d,\
        "detail":"%s","error_code":"%s","retryable":%s,%s\
        "request_time":"$context.requestTime","request_id":"$context.requestId"}"""
        .formatted(
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
