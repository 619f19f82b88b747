package dev.packshot.json;

import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadConstraints;
import software.amazon.awssdk.thirdparty.jackson.core.exc.StreamReadException;

/**
 * A strict reader of JSON (RFC 8259) that also rejects duplicate names. Values become maps, lists,
 * strings, {@link JsonNumber}s, booleans and nulls.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 32;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  /** The field names that lead to the current value, outermost first. */
  private final Deque<String> path = new ArrayDeque<>();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads bytes that contain exactly one object.
   *
   * @throws ProblemException if they do not; its detail contains the position of the error
   */
  public static Map<String, Object> object(byte[] bytes) {
    try (var parser = FACTORY.createParser(text(bytes))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ProblemException(Problem.badRequest("The body must be a JSON object."));
      }
      var object = new JsonReader(parser).readObject(1);
      if (parser.nextToken() != null) {
        throw new ProblemException(
            Problem.badRequest("The body has content after its JSON object."));
      }
      return object;
    } catch (IOException malformed) {
      throw new ProblemException(
          Problem.badRequest("The body is not valid JSON" + position(malformed) + "."));
    }
  }

  /** Decodes UTF-8 strictly; the parser alone accepts overlong and truncated sequences. */
  private static String text(byte[] bytes) throws CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String position(IOException malformed) {
    if (malformed instanceof StreamReadException at && at.getLocation() != null) {
      return " at line "
          + at.getLocation().getLineNr()
          + ", column "
          + at.getLocation().getColumnNr();
    }
    return " in UTF-8";
  }

  private Map<String, Object> readObject(int depth) throws IOException {
    var object = new LinkedHashMap<String, Object>();
    JsonObjects.each(
        parser,
        name -> {
          path.addLast(name);
          if (object.containsKey(name)) {
            throw invalid("appears twice.");
          }
          object.put(name, readValue(depth));
          path.removeLast();
        });
    return object;
  }

  private List<Object> readArray(int depth) throws IOException {
    var array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(readValue(depth));
    }
    return array;
  }

  private Object readValue(int depth) throws IOException {
    var token = parser.currentToken();
    if (token.isStructStart() && depth == MAX_DEPTH) {
      throw invalid("is nested deeper than " + MAX_DEPTH + " levels.");
    }
    return switch (token) {
      case START_OBJECT -> readObject(depth + 1);
      case START_ARRAY -> readArray(depth + 1);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> new JsonNumber(parser.getText());
    };
  }

  private RuntimeException invalid(String message) {
    return new ProblemException(Problem.invalid(Text.printable(String.join(".", path)), message));
  }
}
