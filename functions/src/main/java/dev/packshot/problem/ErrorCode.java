package dev.packshot.problem;

import java.util.Locale;
import java.util.Optional;

/** Every kind of refusal this API knows; the name in lower case is the {@code error_code}. */
public enum ErrorCode {
  BAD_REQUEST(
      400,
      "Bad Request",
      "The request could not be read: the body is not the JSON or multipart it should be.",
      "Correct the request; sending it again unchanged gives the same answer."),
  UNAUTHORIZED(
      401,
      "Unauthorized",
      "The request carries no credential, or one that is unknown, revoked or expired.",
      "Send a valid key in the X-API-Key header."),
  FORBIDDEN(
      403,
      "Forbidden",
      "The credential is good, but it may not do this.",
      "Use a key or a role that is allowed to."),
  NOT_FOUND(
      404,
      "Not Found",
      "There is no such address, or no such thing in your organization.",
      "Check the id and the path; things of other organizations are never shown."),
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "The address exists, but not with this method.",
      "Use one of the methods in the Allow header."),
  CONFLICT(
      409,
      "Conflict",
      "The state of a thing does not allow this: a session has ended, a photo is not ready, or a"
          + " session or product is full.",
      "Read the thing again and decide; a new session takes new photos."),
  PAYLOAD_TOO_LARGE(
      413,
      "Payload Too Large",
      "The body is larger than this endpoint takes.",
      "Send less; photos go straight to S3 with a presigned upload."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported Media Type",
      "The body is of a type, or in an encoding, that this endpoint does not read.",
      "Send application/json in UTF-8, or multipart/form-data where a file is taken, uncompressed."),
  VALIDATION_ERROR(
      422,
      "Validation Error",
      "The request was understood, but fields of it are not valid.",
      "Correct the fields that errors names; nothing was changed."),
  RATE_LIMITED(
      429,
      "Too Many Requests",
      "The caller has used up its requests for the current minute or day.",
      "Wait for the seconds that Retry-After names, then go on."),
  INTERNAL_ERROR(
      500,
      "Internal Error",
      "Something failed on our side that should not have.",
      "Try again; if it stays, report the request_id."),
  SERVICE_UNAVAILABLE(
      503,
      "Service Unavailable",
      "A service that this one needs refuses or is out of reach. Nothing accepted is lost.",
      "Try again after the seconds that Retry-After names.");

  private final int status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ErrorCode(int status, String title, String meaning, String remedy) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The code with this wire name. */
  public static Optional<ErrorCode> find(String value) {
    for (var code : values()) {
      if (code.value().equals(value)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** The name on the wire: {@code validation_error}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** The short text that is the same for every occurrence. */
  public String title() {
    return title;
  }

  /** What it means, in a sentence for people. */
  public String meaning() {
    return meaning;
  }

  /** What the caller can do about it. */
  public String remedy() {
    return remedy;
  }

  /** Whether the same request can succeed later without being changed. */
  public boolean retryable() {
    return this == RATE_LIMITED || this == INTERNAL_ERROR || this == SERVICE_UNAVAILABLE;
  }
}
