package dev.packshot.http;

import dev.packshot.json.JsonWriter;
import dev.packshot.json.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is answered; the body is text of the type that the headers name, or empty. */
public record Response(int status, Map<String, String> headers, String body) {
  /**
   * Bytes that a body may take within a function's answer. Lambda lets 6 MiB through
   * (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html); the rest is for the headers.
   */
  private static final int MOST_BYTES = 6 * 1_024 * 1_024 - 50_000;

  /** Bytes that a character takes at the most, there being no control characters. */
  private static final int LARGEST_CHARACTER = 3;

  public static Response ok(Consumer<JsonWriter> fields) {
    return json(200, fields);
  }

  /**
   * 201 with the address of what was made.
   *
   * @param location beginning with a slash, as a client of this deployment can follow it
   */
  public static Response created(String location, Consumer<JsonWriter> fields) {
    return json(201, fields).with("Location", location);
  }

  public static Response json(int status, Consumer<JsonWriter> fields) {
    return new Response(
        status, Map.of("Content-Type", "application/json"), JsonWriter.object(fields));
  }

  public static <T> Response okArray(List<T> elements, BiConsumer<JsonWriter, T> fields) {
    return new Response(
        200, Map.of("Content-Type", "application/json"), JsonWriter.array(elements, fields));
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), "");
  }

  /** Whether Lambda lets the body through. */
  public boolean fits() {
    return body.length() <= MOST_BYTES / LARGEST_CHARACTER || room() >= 0;
  }

  /** Bytes left of what Lambda lets through; fewer than none where the body does not fit. */
  public int room() {
    return MOST_BYTES - Text.quotedLength(body);
  }

  /** The same answer with one header more. */
  public Response with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
