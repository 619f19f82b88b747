package dev.packshot.http;

import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** A query parameter, or the default where it is absent. */
  public String query(String name, String whenAbsent) {
    return query.getOrDefault(name, whenAbsent);
  }

  /** An id of the path; where it is not one, 422 names it. */
  public <T> T id(String name, Function<String, Optional<T>> parse) {
    return Optional.ofNullable(pathParameters.get(name))
        .flatMap(parse)
        .orElseThrow(
            () -> Problem.invalid(name, "must be a shortuuid of 22 characters.").asException());
  }

  /** The JSON object of the body; none of its fields where the body is empty. */
  public Fields fields() {
    var bytes = body.bytes();
    if (bytes.length > MAX_JSON_BYTES) {
      throw Problem.of(
              ErrorCode.PAYLOAD_TOO_LARGE,
              "The body has " + bytes.length + " bytes; the most is " + MAX_JSON_BYTES + ".")
          .asException();
    }
    if (bytes.length == 0) {
      return new Fields(Map.of());
    }
    requireJson();
    return new Fields(JsonReader.object(bytes));
  }

  private void requireJson() {
    var encoding = header("content-encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding " + Text.printable(encoding) + " is not read here.");
    }
    var type = header("content-type").orElse("");
    if (!MediaType.isJson(type)) {
      throw unsupported(
          type.isEmpty()
              ? "The body has no Content-Type; send application/json."
              : "Content-Type must be application/json, not " + Text.printable(type) + ".");
    }
  }

  private static RuntimeException unsupported(String detail) {
    return Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail).asException();
  }
}
