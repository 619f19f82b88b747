package dev.packshot.http;

import dev.packshot.json.JsonWriter;
import dev.packshot.json.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An HTTP response. The body is text, or empty.
 *
 * @param subject the ids, by kind, of what the response is about; they are logged and not sent
 */
public record Response(
    int status, Map<String, String> headers, String body, Map<String, String> subject) {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /** The kind of a session's id in the subject. */
  public static final String SESSION = "session";

  /** The kind of a capture's id in the subject. */
  public static final String CAPTURE = "capture";

  /** The kind of a photo's id in the subject. */
  public static final String PHOTO = "photo";

  /**
   * The maximum size of a body as a JSON string in a function's response. Lambda allows 6 MiB
   * (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html), of which the headers need a
   * part.
   */
  private static final int MAX_BYTES = 6 * 1_024 * 1_024 - 50_000;

  /** The maximum size of a character in bytes, as no control characters have to be escaped. */
  private static final int MAX_CHARACTER_BYTES = 3;

  /** Creates a response that is about nothing in particular. */
  public Response(int status, Map<String, String> headers, String body) {
    this(status, headers, body, Map.of());
  }

  public static Response ok(Consumer<JsonWriter> fields) {
    return json(200, fields);
  }

  /** Returns a 200 with an array of objects. */
  public static <T> Response ok(List<T> elements, BiConsumer<JsonWriter, T> fields) {
    return new Response(200, JSON, JsonWriter.array(elements, fields));
  }

  /**
   * Returns a 201 with the location of the new resource.
   *
   * @param location a path that includes the stage
   */
  public static Response created(String location, Consumer<JsonWriter> fields) {
    return json(201, fields).with("Location", location);
  }

  public static Response json(int status, Consumer<JsonWriter> fields) {
    return new Response(status, JSON, JsonWriter.object(fields));
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), "");
  }

  /** Returns whether the body is within the limit of Lambda. */
  public boolean fits() {
    return body.length() <= MAX_BYTES / MAX_CHARACTER_BYTES || room() >= 0;
  }

  /** Returns the bytes that remain up to the limit of Lambda; negative if the body exceeds it. */
  public int room() {
    return MAX_BYTES - Text.quotedLength(body);
  }

  /** Returns the same response with an additional header. */
  public Response with(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Response(status, all, body, subject);
  }

  /** Returns the same response, which is about one thing more. */
  public Response about(String kind, Object id) {
    var all = new LinkedHashMap<>(subject);
    all.put(kind, id.toString());
    return new Response(status, headers, body, all);
  }
}
