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
 * What was asked, free of the server that took it.
 *
 * @param id names this request in logs and problems
 * @param path as sent, without stage and query
 * @param pathParameters percent-decoded
 * @param query percent-decoded; the last value where a name comes twice
 * @param headers names in lower case
 * @param base scheme, host and stage prefix of the address that was asked: what absolute links
 *     begin with
 * @param basePath the stage prefix alone, such as {@code /prod}, or nothing
 */
public record Request(
    String id,
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    String sourceIp,
    String base,
    String basePath,
    Body body) {

  /** Bytes of a JSON body that are read at the most. */
  public static final int MAX_JSON_BYTES = 256 * 1024;

  /**
   * Bytes of a form that are read at the most, 4.4 MiB: in base64 and with its event around it,
   * that is what Lambda hands over
   * (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
   */
  public static final int MAX_FORM_BYTES = (int) (4.4 * (1 << 20));

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** A query parameter, or the default where it is absent. */
  public String query(String name, String whenAbsent) {
    return query.getOrDefault(name, whenAbsent);
  }

  /** An id of the path; where it is not one, 422 names it. */
  public <T> T id(String name, Function<String, Optional<T>> parse) {
    return parameter(name, parse, "must be a shortuuid of 22 characters.");
  }

  /** A variable of the path; where it cannot be read, 422 names it and says what it must be. */
  public <T> T parameter(String name, Function<String, Optional<T>> parse, String message) {
    return Optional.ofNullable(pathParameters.get(name))
        .flatMap(parse)
        .orElseThrow(() -> new ProblemException(Problem.invalid(name, message)));
  }

  /** The JSON object of the body; none of its fields where the body is empty. */
  public Fields fields() {
    var bytes = body.bytes();
    if (bytes.length > MAX_JSON_BYTES) {
      throw tooLarge("The body has %d bytes; the most is %d.", bytes.length, MAX_JSON_BYTES);
    }
    if (bytes.length == 0) {
      return new Fields(Map.of());
    }
    requireType("application/json", MediaType.isJson(contentType()));
    return new Fields(JsonReader.object(bytes));
  }

  /** Whether the body says that it is JSON. */
  public boolean isJson() {
    return MediaType.isJson(contentType());
  }

  /** The parts of these names of a {@code multipart/form-data} body. */
  public Fields form(Set<String> names) {
    requireType("multipart/form-data", MediaType.isForm(contentType()));
    var bytes = body.bytes();
    if (bytes.length > MAX_FORM_BYTES) {
      throw tooLarge(
          "The body has %,d bytes; the most is %,d. Larger files go straight to S3: put the photo"
              + " into a session with its presigned-upload-url, then send its photo_short_id here"
              + " as JSON.",
          bytes.length, MAX_FORM_BYTES);
    }
    return new Fields(Multipart.read(bytes, contentType(), names));
  }

  private String contentType() {
    return header("content-type").orElse("");
  }

  private void requireType(String type, boolean isIt) {
    var encoding = header("content-encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding " + Text.printable(encoding) + " is not read here.");
    }
    if (!isIt) {
      throw unsupported(
          contentType().isEmpty()
              ? "The body has no Content-Type; send " + type + "."
              : "Content-Type must be " + type + ", not " + Text.printable(contentType()) + ".");
    }
  }

  private static RuntimeException tooLarge(String detail, Object... numbers) {
    return new ProblemException(
        Problem.of(
            ErrorCode.PAYLOAD_TOO_LARGE, String.format(java.util.Locale.ROOT, detail, numbers)));
  }

  private static RuntimeException unsupported(String detail) {
    return new ProblemException(Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail));
  }
}
