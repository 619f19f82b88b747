package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;
import java.util.Optional;

/**
 * The limits of one request's size
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html,
 * docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
record BodyLimits(HttpCall call, GatewayAnswers answers, MemoryBudget budget) {
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
  private static final int MAX_HEADER_BYTES = 10_240;

  /**
   * Returns the answer to a request that is too large by its headers.
   *
   * @param contentLength -1 if unknown
   */
  Optional<HttpAnswer> refusalBeforeBody(long contentLength) {
    if (call.headerBytes() > MAX_HEADER_BYTES) {
      return Optional.of(
          answers.tooLarge(call, "The request line and headers are larger than 10,240 bytes."));
    }
    return refusalOfLength(contentLength);
  }

  /**
   * Takes memory for more bytes of the body. Returns the answer if the body gets too large, or all
   * bodies together.
   */
  Optional<HttpAnswer> refusal(long received, int more) {
    var refusal = refusalOfLength(received + more);
    if (refusal.isPresent()) {
      return refusal;
    }
    return budget.take(more) ? Optional.empty() : Optional.of(answers.overloaded(call));
  }

  void giveBack(long bytes) {
    budget.giveBack(bytes);
  }

  private Optional<HttpAnswer> refusalOfLength(long bytes) {
    if (bytes > MAX_BODY_BYTES) {
      return Optional.of(
          answers.tooLarge(call, "The body is larger than 10 MB; upload photos directly to S3."));
    }
    return bytes > LocalFunction.MAX_PAYLOAD_BYTES
        ? Optional.of(answers.tooLargeForFunction(call))
        : Optional.empty();
  }
}
