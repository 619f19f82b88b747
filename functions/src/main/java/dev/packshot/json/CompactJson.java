package dev.packshot.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;

/** The compact form of JSON values as {@link JsonReader} returns them. Numbers stay unchanged. */
public final class CompactJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private CompactJson() {}

  public static String text(Object value) {
    var text = new StringWriter();
    try (var out = FACTORY.createGenerator(text)) {
      write(out, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /**
   * Returns whether every string has {@linkplain Text#areCleanLines clean lines} and every field
   * name is {@linkplain Text#isClean clean}.
   */
  public static boolean isClean(Object value) {
    if (value instanceof String text) {
      return Text.areCleanLines(text);
    }
    if (value instanceof Map<?, ?> object) {
      return object.keySet().stream().allMatch(name -> Text.isClean((String) name))
          && areClean(object.values());
    }
    return !(value instanceof Collection<?> array) || areClean(array);
  }

  private static boolean areClean(Collection<?> values) {
    return values.stream().allMatch(CompactJson::isClean);
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> object) {
      out.writeStartObject();
      for (var entry : object.entrySet()) {
        out.writeFieldName((String) entry.getKey());
        write(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> array) {
      out.writeStartArray();
      for (var element : array) {
        write(out, element);
      }
      out.writeEndArray();
    } else if (value instanceof JsonNumber number) {
      out.writeNumber(number.text());
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else {
      out.writeString((String) value);
    }
  }
}
