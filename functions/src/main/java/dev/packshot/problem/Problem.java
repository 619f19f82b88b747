package dev.packshot.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reason for refusing a request, in the terms of RFC 9457.
 *
 * @param headers additional response headers, such as {@code Allow} or {@code WWW-Authenticate}
 * @param retryAfterSeconds the time after which a retry may succeed, if it is known
 */
public record Problem(
    ErrorCode code,
    String detail,
    List<FieldError> errors,
    Map<String, String> headers,
    Optional<Long> retryAfterSeconds) {

  public Problem {
    errors = List.copyOf(errors);
    headers = Map.copyOf(headers);
  }

  public static Problem of(ErrorCode code, String detail) {
    return new Problem(code, detail, List.of(), Map.of(), Optional.empty());
  }

  public static Problem badRequest(String detail) {
    return of(ErrorCode.BAD_REQUEST, detail);
  }

  /** Returns a 401 with the challenge that RFC 9110 requires. */
  public static Problem unauthorized(String detail) {
    return of(ErrorCode.UNAUTHORIZED, detail)
        .withHeader("WWW-Authenticate", "ApiKey realm=\"packshot\", header=\"X-API-Key\"");
  }

  /** Returns a 401 for a bearer token, with the challenge of RFC 6750. */
  public static Problem invalidToken(String detail) {
    return of(ErrorCode.UNAUTHORIZED, detail)
        .withHeader("WWW-Authenticate", "Bearer realm=\"packshot\", error=\"invalid_token\"");
  }

  public static Problem forbidden(String detail) {
    return of(ErrorCode.FORBIDDEN, detail);
  }

  /**
   * Returns a 404 for a resource that does not exist or that belongs to another organization.
   * Callers cannot tell the two cases apart.
   */
  public static Problem notFound(String resource) {
    return of(ErrorCode.NOT_FOUND, "There is no such " + resource + ".");
  }

  public static Problem conflict(String detail) {
    return of(ErrorCode.CONFLICT, detail);
  }

  public static Problem invalid(List<FieldError> errors) {
    var detail =
        errors.size() == 1
            ? errors.get(0).field() + ": " + errors.get(0).message()
            : errors.size() + " fields are not valid.";
    return new Problem(ErrorCode.VALIDATION_ERROR, detail, errors, Map.of(), Optional.empty());
  }

  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  public static Problem rateLimited(String detail, long retryAfterSeconds) {
    return of(ErrorCode.RATE_LIMITED, detail).retryAfter(retryAfterSeconds);
  }

  public static Problem unavailable() {
    return unavailable(
        "The database or the object store is unavailable. Nothing was lost; try again.", 1);
  }

  /** Returns a 503 for something that the API needs and that does not answer. */
  public static Problem unavailable(String detail, long retryAfterSeconds) {
    return of(ErrorCode.SERVICE_UNAVAILABLE, detail).retryAfter(retryAfterSeconds);
  }

  public Problem withHeader(String name, String value) {
    return new Problem(code, detail, errors, Map.of(name, value), retryAfterSeconds);
  }

  private Problem retryAfter(long seconds) {
    return new Problem(
        code, detail, errors, Map.of("Retry-After", Long.toString(seconds)), Optional.of(seconds));
  }
}
