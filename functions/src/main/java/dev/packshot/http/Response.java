package dev.packshot.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is answered; the body is text of the type that the headers name, or empty. */
public record Response(int status, Map<String, String> headers, String body) {

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

  /** The same answer with one header more. */
  public Response with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
