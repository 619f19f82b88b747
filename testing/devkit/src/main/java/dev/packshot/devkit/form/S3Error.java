package dev.packshot.devkit.form;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal of S3, with a code of docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html. It
 * has no stack trace.
 */
public final class S3Error extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final LinkedHashMap<String, String> details = new LinkedHashMap<>();

  S3Error(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static S3Error accessDenied(String message) {
    return new S3Error(403, "AccessDenied", message);
  }

  static S3Error invalidArgument(String message) {
    return new S3Error(400, "InvalidArgument", message);
  }

  static S3Error missingField(String name) {
    return invalidArgument(
            "Bucket POST must contain a field named '"
                + name
                + "'.  If it is specified, please check the order of the fields.")
        .with("ArgumentName", name);
  }

  static S3Error malformed() {
    return new S3Error(
        400,
        "MalformedPOSTRequest",
        "The body of your POST request is not well-formed multipart/form-data.");
  }

  static S3Error tooLarge(long max) {
    return new S3Error(
            400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        .with("MaxSizeAllowed", Long.toString(max));
  }

  /** Adds an element to the error document. */
  S3Error with(String element, String text) {
    details.put(element, text);
    return this;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Returns further elements of the error document, in order. */
  Map<String, String> details() {
    return details;
  }
}
