package dev.packshot.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One refusal, as RFC 9457 tells it, before it is known which request it answers.
 *
 * @param headers response headers that belong to this refusal ({@code Allow}, {@code
 *     WWW-Authenticate})
 * @param retryAfterSeconds when to come back, where that is known
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

  /** 401, with the challenge that RFC 9110 asks for. */
  public static Problem unauthorized(String detail) {
    return of(ErrorCode.UNAUTHORIZED, detail)
        .withHeader("WWW-Authenticate", "ApiKey realm=\"packshot\", header=\"X-API-Key\"");
  }

  public static Problem forbidden(String detail) {
    return of(ErrorCode.FORBIDDEN, detail);
  }

  /** 404 for a thing that is not there, or not the caller's: the two look the same. */
  public static Problem notFound(String thing) {
    return of(ErrorCode.NOT_FOUND, "There is no such " + thing + ".");
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
    return of(
            ErrorCode.SERVICE_UNAVAILABLE,
            "The database or the object store is out of reach. Nothing was lost; try again.")
        .retryAfter(1);
  }

  public Problem withHeader(String name, String value) {
    return new Problem(code, detail, errors, Map.of(name, value), retryAfterSeconds);
  }

  private Problem retryAfter(long seconds) {
    return new Problem(
        code, detail, errors, Map.of("Retry-After", Long.toString(seconds)), Optional.of(seconds));
  }
}
