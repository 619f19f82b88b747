package dev.packshot.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;

/** A writer of JSON objects. Absent values are written as {@code null}. */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /** Returns the text of an object. */
  public static String object(Consumer<JsonWriter> fields) {
    return text(json -> json.braces(fields));
  }

  /** Returns the text of an array of objects. */
  public static <T> String array(List<T> elements, BiConsumer<JsonWriter, T> fields) {
    return text(json -> json.brackets(elements, fields));
  }

  private static String text(Consumer<JsonWriter> content) {
    var text = new StringWriter();
    try (var out = FACTORY.createGenerator(text)) {
      content.accept(new JsonWriter(out));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  public JsonWriter field(String name, String value) {
    return write(() -> out.writeStringField(name, value));
  }

  public JsonWriter field(String name, long value) {
    return write(() -> out.writeNumberField(name, value));
  }

  public JsonWriter field(String name, double value) {
    return write(() -> out.writeNumberField(name, value));
  }

  public JsonWriter field(String name, boolean value) {
    return write(() -> out.writeBooleanField(name, value));
  }

  /** Writes a time in UTC, truncated to seconds. */
  public JsonWriter field(String name, Instant time) {
    return field(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Writes a whole number, the string form of any other value, or {@code null} if absent. */
  public JsonWriter field(String name, Optional<?> value) {
    if (value.isEmpty()) {
      return write(() -> out.writeNullField(name));
    }
    return value.get() instanceof Number number
        ? field(name, number.longValue())
        : field(name, value.get().toString());
  }

  public JsonWriter field(String name, Map<String, String> values) {
    return object(name, json -> values.forEach(json::field));
  }

  /** Writes an array of texts. */
  public JsonWriter texts(String name, List<String> texts) {
    write(() -> out.writeArrayFieldStart(name));
    texts.forEach(text -> write(() -> out.writeString(text)));
    return write(out::writeEndArray);
  }

  public JsonWriter object(String name, Consumer<JsonWriter> fields) {
    write(() -> out.writeFieldName(name));
    return braces(fields);
  }

  public <T> JsonWriter array(String name, List<T> elements, BiConsumer<JsonWriter, T> fields) {
    write(() -> out.writeFieldName(name));
    return brackets(elements, fields);
  }

  private <T> JsonWriter brackets(List<T> elements, BiConsumer<JsonWriter, T> fields) {
    write(out::writeStartArray);
    elements.forEach(element -> braces(json -> fields.accept(json, element)));
    return write(out::writeEndArray);
  }

  private JsonWriter braces(Consumer<JsonWriter> fields) {
    write(out::writeStartObject);
    fields.accept(this);
    return write(out::writeEndObject);
  }

  private JsonWriter write(Write step) {
    try {
      step.run();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private interface Write {
    void run() throws IOException;
  }
}
