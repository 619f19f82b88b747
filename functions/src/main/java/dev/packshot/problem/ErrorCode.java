package dev.packshot.problem;

import java.util.Locale;
import java.util.Optional;

/** The kinds of problems that this API reports. The {@code error_code} is the lower-case name. */
public enum ErrorCode {
  BAD_REQUEST(
      400,
      "Bad Request",
      "The request could not be read: the body is not valid JSON or multipart/form-data.",
      "Correct the request; sending it again unchanged fails in the same way."),
  UNAUTHORIZED(
      401,
      "Unauthorized",
      "The request carries no credential, or one that is unknown, revoked or expired.",
      "Send a valid key in the X-API-Key header."),
  FORBIDDEN(
      403,
      "Forbidden",
      "The credential is valid, but it does not allow this operation.",
      "Use a key or a role that allows it."),
  NOT_FOUND(
      404,
      "Not Found",
      "The address does not exist, or your organization has no such resource.",
      "Check the id and the path; resources of other organizations are never shown."),
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "The address exists, but it does not support this method.",
      "Use one of the methods in the Allow header."),
  CONFLICT(
      409,
      "Conflict",
      "The state of the resource does not allow this: a session has ended, a photo is not ready,"
          + " or a session or product is full.",
      "Read the resource again before you decide; for new photos, open a new session."),
  PAYLOAD_TOO_LARGE(
      413,
      "Payload Too Large",
      "The body is larger than this endpoint accepts.",
      "Send a smaller body; upload photos directly to S3 with a presigned upload."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported Media Type",
      "The body has a media type or an encoding that this endpoint does not accept.",
      "Send uncompressed application/json in UTF-8, or multipart/form-data to upload a file."),
  VALIDATION_ERROR(
      422,
      "Validation Error",
      "The request was understood, but some of its fields are not valid.",
      "Correct the fields that are listed in errors; nothing was changed."),
  RATE_LIMITED(
      429,
      "Too Many Requests",
      "The caller has used up its requests for the current minute or day.",
      "Wait for the number of seconds in Retry-After, then continue."),
  INTERNAL_ERROR(
      500,
      "Internal Error",
      "Something failed unexpectedly on our side.",
      "Try again; if the error persists, report the request_id."),
  SERVICE_UNAVAILABLE(
      503,
      "Service Unavailable",
      "A service that this API depends on is unavailable. Nothing that was accepted is lost.",
      "Try again after the number of seconds in Retry-After.");

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

  /** Returns the code with this {@link #value}. */
  public static Optional<ErrorCode> find(String value) {
    for (var code : values()) {
      if (code.value().equals(value)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** Returns the name in responses, such as {@code validation_error}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns a short title, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** Returns an explanation for people, in one or two sentences. */
  public String meaning() {
    return meaning;
  }

  /** Returns advice for the caller. */
  public String remedy() {
    return remedy;
  }

  /** Returns whether the same request can succeed later without being changed. */
  public boolean retryable() {
    return this == RATE_LIMITED || this == INTERNAL_ERROR || this == SERVICE_UNAVAILABLE;
  }
}
