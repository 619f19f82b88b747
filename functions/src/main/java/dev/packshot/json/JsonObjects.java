package dev.packshot.json;

import java.io.IOException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/** A walk through the fields of JSON objects. */
public final class JsonObjects {
  private JsonObjects() {}

  /** A reader of the value at the parser's position; a value that it does not read is skipped. */
  public interface FieldReader {
    void read(String name) throws IOException;
  }

  /** Returns whether the parser's current or first token starts an object. */
  public static boolean isObject(JsonParser parser) throws IOException {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /**
   * Reads each field of the object at the parser's position.
   *
   * @throws IOException if there is no object
   */
  public static void each(JsonParser parser, FieldReader reader) throws IOException {
    if (!isObject(parser)) {
      throw new IOException("Expected an object but found " + parser.currentToken() + ".");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      reader.read(name);
      parser.skipChildren();
    }
  }
}
