package dev.packshot.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.packshot.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON bytes into maps, lists, strings, {@link JsonNumber}s, booleans and nulls, strictly
 * (RFC 8259, and no name twice).
 */
final class JsonReader {
  private static final int MAX_DEPTH = 32;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The one object that the bytes hold; anything else is a problem that says what and where. */
  static Map<String, Object> object(byte[] bytes) {
    try (var parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Problem.badRequest("The body must be a JSON object.").asException();
      }
      var object = new JsonReader(parser).readObject("", 1);
      if (parser.nextToken() != null) {
        throw Problem.badRequest("The body goes on after its JSON object.").asException();
      }
      return object;
    } catch (IOException malformed) {
      throw Problem.badRequest("The body is not valid JSON" + where(malformed) + ".").asException();
    }
  }

  private static String where(IOException malformed) {
    if (malformed instanceof StreamReadException at && at.getLocation() != null) {
      return " at line "
          + at.getLocation().getLineNr()
          + ", column "
          + at.getLocation().getColumnNr();
    }
    return " in UTF-8";
  }

  private Map<String, Object> readObject(String path, int depth) throws IOException {
    var object = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var field = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      if (object.containsKey(name)) {
        throw Problem.invalid(Text.printable(field), "stands in the body twice.").asException();
      }
      object.put(name, readValue(field, depth));
    }
    return object;
  }

  private List<Object> readArray(String path, int depth) throws IOException {
    var array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(readValue(path, depth));
    }
    return array;
  }

  private Object readValue(String path, int depth) throws IOException {
    var token = parser.currentToken();
    if (token.isStructStart() && depth == MAX_DEPTH) {
      throw Problem.invalid(Text.printable(path), "is nested deeper than " + MAX_DEPTH + " levels.")
          .asException();
    }
    return switch (token) {
      case START_OBJECT -> readObject(path, depth + 1);
      case START_ARRAY -> readArray(path, depth + 1);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> new JsonNumber(parser.getText());
    };
  }
}
