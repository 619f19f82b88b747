package dev.packshot.http;

import dev.packshot.json.JsonReader;
import dev.packshot.json.Text;
import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An HTTP request, independent of the server that received it.
 *
 * @param id identifies the request in logs and problems
 * @param path the path as sent, without the stage and the query
 * @param pathParameters percent-decoded
 * @param query percent-decoded; the last value of a repeated name
 * @param headers by lower-case name; joined if a header about the caller is repeated
 * @param baseUrl the URL of the API, as the client addressed it
 */
public record Request(
    String id,
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    String sourceIp,
    BaseUrl baseUrl,
    Body body) {

  /** The maximum size of a JSON body in bytes. */
  public static final int MAX_JSON_BYTES = 256 * 1024;

  /**
   * The maximum size of a form in bytes: 4.4 MiB. In base64 and as part of an event, that is close
   * to the limit of Lambda (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
   */
  public static final int MAX_FORM_BYTES = (int) (4.4 * (1 << 20));

  /** Returns the value of a header; its name is not case-sensitive. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns a query parameter, or the default if absent. */
  public String query(String name, String defaultValue) {
    return query.getOrDefault(name, defaultValue);
  }

  /**
   * Returns an id in the path.
   *
   * @throws ProblemException with status 422 if it is malformed
   */
  public <T> T id(String name, Function<String, Optional<T>> parse) {
    return Optional.ofNullable(pathParameters.get(name))
        .flatMap(parse)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid(name, "must be a shortuuid of 22 characters.")));
  }

  /**
   * Returns the fields of a JSON body; none if the body is empty.
   *
   * @throws ProblemException if the body is too large, of another type or malformed
   */
  public Fields fields() {
    var bytes = body.bytes();
    if (bytes.length > MAX_JSON_BYTES) {
      throw tooLarge("The body has %d bytes; the maximum is %d.", bytes.length, MAX_JSON_BYTES);
    }
    if (bytes.length == 0) {
      return new Fields(Map.of());
    }
    requireType("application/json", MediaType.isJson(contentType()));
    return new Fields(JsonReader.object(bytes));
  }

  /** Returns whether the content type of the body is JSON. */
  public boolean isJson() {
    return MediaType.isJson(contentType());
  }

  /**
   * Returns the parts with these names of a {@code multipart/form-data} body.
   *
   * @param remedy what to do with a file that is too large
   * @throws ProblemException if the body is too large, of another type or malformed
   */
  public Fields form(Set<String> names, String remedy) {
    requireType("multipart/form-data", MediaType.isForm(contentType()));
    var bytes = body.bytes();
    if (bytes.length > MAX_FORM_BYTES) {
      throw tooLarge(
          "The body has %,d bytes; the maximum is %,d. Upload larger files directly to S3: "
              + remedy,
          bytes.length,
          MAX_FORM_BYTES);
    }
    return new Fields(Multipart.read(bytes, contentType(), names));
  }

  /**
   * Returns the body for a comparison with that of another request. The boundary of a form is left
   * out, since most clients choose another one each time they send it.
   *
   * @throws ProblemException if the body is a malformed form
   */
  public String comparableBody() {
    return MediaType.isForm(contentType())
        ? Multipart.withoutBoundary(body.bytes(), contentType())
        : body.text();
  }

  private String contentType() {
    return header("content-type").orElse("");
  }

  private void requireType(String type, boolean matches) {
    var encoding = header("content-encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding " + Text.printable(encoding) + " is not supported.");
    }
    if (!matches) {
      throw unsupported(
          contentType().isEmpty()
              ? "The body has no Content-Type; send " + type + "."
              : "Content-Type must be " + type + ", not " + Text.printable(contentType()) + ".");
    }
  }

  private static RuntimeException tooLarge(String detail, Object... numbers) {
    return new ProblemException(
        Problem.of(ErrorCode.PAYLOAD_TOO_LARGE, String.format(Locale.ROOT, detail, numbers)));
  }

  private static RuntimeException unsupported(String detail) {
    return new ProblemException(Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail));
  }
}
